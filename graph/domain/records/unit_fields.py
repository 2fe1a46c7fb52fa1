"""What a unit of an agency says of itself: the table of its fields, and the links beside them."""

from dataclasses import dataclass
from typing import Annotated

from graph.domain.fields import Field, Part, Readers
from graph.domain.vocabulary import UnitKind
from graph.domain.words import N_

SECTION = "unit"


@dataclass(frozen=True, slots=True)
class UnitFields:
    """Nothing of it is unknown: a unit is of the kind ``other`` where a list does not say it."""

    name: Annotated[
        str,
        Field(
            label=N_("Nama"),
            section=SECTION,
            headers="nama, nama unit, unit, unit penyelenggara, organisasi, opd, name",
            meaning=N_("Nama resmi unit pada instansinya."),
        ),
    ]
    kind: Annotated[
        UnitKind,
        Field(
            label=N_("Jenis unit"),
            section=SECTION,
            headers="kind of unit, jenis, jenis unit, kind, type",
            meaning=N_("Bentuk organisasi unit itu."),
            files=Readers.NOBODY,
        ),
    ]


PARTS = (
    Part(
        name="agency",
        label=N_("Instansi"),
        section=SECTION,
        meaning=N_("Instansi yang memiliki unit itu."),
        lists=N_("Dengan nama resminya, nama singkatnya, atau kode wilayahnya."),
    ),
    Part(
        name="regions",
        label=N_("Kode wilayah"),
        section=SECTION,
        meaning=N_("Wilayah tempat unit itu berada."),
        lists=N_("Satu kode, di kolom kode wilayah."),
        files=Readers.NOBODY,
    ),
)
