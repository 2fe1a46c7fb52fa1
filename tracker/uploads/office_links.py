"""What a document of an office program may lead to: a list of harmless relations, so that an unknown one is refused."""

import re

# The last word of a relation's type, as Word, Excel, LibreOffice, WPS and Google write them.
_HARMLESS = frozenset(
    re.findall(
        r"\S+",
        """
    officedocument core-properties extended-properties custom-properties thumbnail classificationlabels
    styles styleswitheffects settings websettings fonttable font theme themeoverride numbering
    footnotes endnotes header footer comments commentsextended commentsids commentsextensible people person
    threadedcomment glossarydocument documenttasks customxml customxmlprops
    image hdphoto hyperlink drawing vmldrawing legacydrawing legacydrawinghf chart chartex chartstyle chartcolorstyle
    chartusershapes diagramdata diagramlayout diagramquickstyle diagramcolors diagramdrawing ink package
    worksheet chartsheet sharedstrings calcchain table tablesinglecells pivottable pivotcachedefinition
    pivotcacherecords slicer slicercache timeline timelinecache printersettings ctrlprop sheetmetadata metadata
    customproperty cellimage featurepropertybag namedsheetview revisionheaders revisionlog usernames
    rdrichvalue rdrichvaluestructure rdrichvaluetypes rdarray rdsupportingpropertybag
    rdsupportingpropertybagstructure richstyles richvaluerel
    origin signature certificate intelligence intelligence2 workbookmetadata wpscustomdata
    """,
    )
)
# Kinds of parts that run or fetch something, whatever leads to them.
_ACTIVE_TYPE = re.compile(
    r"macro|vbaproject|vbadata|activex|oleobject|html|rtf|javascript|dialogsheet|externallink|connections|querytable"
    r"|webextension|taskpane|volatiledep|customui|keymap|attachedtoolbars|xmlmaps|message|x-msdownload|powerpivot|model",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"https?://|mailto:|#", re.IGNORECASE)


def is_active_type(kind: str) -> bool:
    """Say whether a part of this kind runs or fetches something."""
    return bool(_ACTIVE_TYPE.search(kind))


def is_active(link: dict[str, str]) -> bool:
    """Say whether a relation runs something, or fetches it unasked; a hyperlink to a web page waits for a click."""
    kind, target = link.get("Type", "").strip().rpartition("/")[2].lower(), link.get("Target", "")
    if kind not in _HARMLESS:
        return True
    is_outside = link.get("TargetMode", "").strip().lower() == "external" or is_elsewhere(target)
    return is_outside and not (kind == "hyperlink" and is_web(target))


def is_web(address: str) -> bool:
    """Say whether an address is a web page, a mail address or a place in the same document."""
    return bool(_WEB.match(_bare(address)))


def is_elsewhere(address: str) -> bool:
    """Say whether an address leads out of the document."""
    bare = _bare(address)
    return bool(_SCHEME.match(bare)) or bare.startswith("//") or "\\" in bare


def _bare(address: str) -> str:
    return "".join(letter for letter in address if letter > " ")
