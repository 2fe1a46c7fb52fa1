"""The family tree as a picture: its marks, branches and names, what is folded, and how copies stand."""

import xml.etree.ElementTree as ET

from graph.analytics.diffusion.liveness import CopyState
from graph.analytics.network.family import Member
from graph.analytics.network.lineage import layout
from tests.factories.trees import EVIL, SVG, TREE
from tracker.drawing import charts
from tracker.drawing.charts import Face, Shape, TreeNode


def test_origin_copy_adaptation_and_policy_have_shapes_of_their_own() -> None:
    root = ET.fromstring(str(charts.lineage_tree(TREE, title="x")))

    marks = [
        (one.tag.removeprefix(SVG), (one.get("class") or "").split()[1])
        for one in root.iter()
        if (one.get("class") or "").startswith("mark ")
    ]

    assert marks == [
        ("circle", "mark-origin"),
        ("circle", "mark-adopted"),
        ("rect", "mark-adapted"),
        ("path", "mark-policy"),
    ]


def test_the_way_to_a_policy_is_marked_and_further_parents_are_dashed() -> None:
    drawn = charts.lineage_tree(TREE, title="x")

    assert drawn.count("edge-policy") == 1
    assert drawn.count("edge-further") == 1


def test_a_branch_goes_down_at_its_parent_and_across_at_the_copy_s_row() -> None:
    root = ET.fromstring(str(charts.lineage_tree(TREE, title="x")))
    lines = [one.attrib for one in root.iter(f"{SVG}line") if "grid" not in one.get("class", "")]

    down, across = lines[1], lines[2]

    assert (down["x1"], down["x2"]) == (across["x1"], down["x1"])
    assert (down["y1"], down["y2"], across["y1"], across["y2"]) == ("20", "46", "46", "46")


def _many(number: int) -> list[TreeNode]:
    copies = [TreeNode(f"c{n}", f"Copy {n}", 2020, n, year=2020, parents=("a",), href=f"/c/{n}") for n in range(number)]
    return [TreeNode("a", "Asal", 2019, 0, Shape.ORIGIN, 2019), *copies]


def test_a_tall_tree_says_its_years_at_both_ends() -> None:
    assert [charts.lineage_tree(_many(rows), title="x").count(">2019</text>") for rows in (15, 16)] == [1, 2]


def test_a_picture_with_many_stops_can_be_skipped() -> None:
    few, many = charts.lineage_tree(_many(19), title="x"), charts.lineage_tree(_many(20), title="x")

    assert "Lewati bagan" not in few
    assert many.index('href="#lineage-end"') < many.index("<svg") < many.index('id="lineage-end" tabindex="-1"')


def test_a_folded_mark_says_how_many_it_stands_for_and_leads_to_their_names() -> None:
    faces = (Face("Kota A", href="/c/1"), Face(EVIL, Shape.ADAPTED, "/c/2"))
    nodes = [*TREE, TreeNode("f", "2 replikasi", 2021, 3, year=2021, parents=("a",), folded=faces)]

    root = ET.fromstring(f"<div>{charts.lineage_tree(nodes, title='x')}</div>")

    member = next(one for one in root.iter(f"{SVG}g") if one.get("data-id") == "f")
    listed = next(one for one in root.iter("li") if one.get("id") == "lineage-f")
    assert [one.get("href") for one in member.iter(f"{SVG}a")] == ["#lineage-f"]
    assert [one.text for one in member.iter(f"{SVG}text")] == ["×2"]
    assert {one.get("class") for one in member.iter() if "mark" in one.get("class", "")} == {
        "mark mark-adopted",
        "mark mark-adapted",
    }
    assert [(one.get("href"), one.text) for one in listed.iter("a")] == [
        ("/c/1", "Kota A"),
        ("/c/2", EVIL.replace("\x07", "")),
    ]
    assert "4 replikasi" in "".join(root.itertext())


def test_the_origin_and_what_was_copied_again_are_named_and_no_name_covers_another() -> None:
    nodes = [
        TreeNode("a", "Pemerintah Kabupaten Sragen", 2018, 0, Shape.ORIGIN),
        TreeNode("b", "Pemerintah Kota Solo", 2018.5, 0, parents=("a",)),
        TreeNode("c", "Pemerintah Kota Bogor", 2022, 0, parents=("b",)),
        TreeNode("d", "Daun", 2023, 0, parents=("c",)),
    ]

    root = ET.fromstring(str(charts.lineage_tree(nodes, title="x")))

    named = [one.text for one in root.iter(f"{SVG}text") if "node-parent" in one.get("class", "")]
    assert named == ["Kab. Sragen", "Kota Bogor"]


def test_what_nobody_confirmed_and_what_stopped_is_told_by_its_outline_and_in_words() -> None:
    nodes = [
        TREE[0],
        TreeNode("b", "B", 2020, 0, year=2020, parents=("a",), state=CopyState.UNCONFIRMED),
        TreeNode("c", "C", 2021, 1, year=2021, parents=("a",), state=CopyState.STOPPED, stopped=2023),
        TreeNode("d", "D", 2022, 2, year=2022, parents=("a",), state=CopyState.RUNNING),
    ]

    root = ET.fromstring(f"<div>{charts.lineage_tree(nodes, title='x')}</div>")

    members = [one for one in root.iter(f"{SVG}g") if "member" in one.get("class", "")]
    assert [one.get("class") for one in members] == ["member", "member is-unconfirmed", "member is-stopped", "member"]
    assert [one.get("data-stopped") for one in members] == [None, None, "2023", None]
    assert [len([x for x in one.iter() if x.get("class") == "mark-cross"]) for one in members] == [0, 0, 1, 0]
    assert [one.findtext(f".//{SVG}title") for one in members] == [
        "Asal (2019)",
        "B (2020), belum dikonfirmasi",
        "C (2021), berhenti 2023",
        "D (2022)",
    ]
    assert root.findtext(f".//{SVG}desc") == "3 replikasi, 2020 sampai 2022. Belum dikonfirmasi: 1. Berhenti: 1."
    assert "Belum dikonfirmasi sejak putaran terakhir" in charts.shape_legend([], [CopyState.UNCONFIRMED])


def test_a_layout_and_its_faces_become_nodes_with_the_main_parent_first() -> None:
    members = [Member("A", (), 2018), Member("B", ("A",), 2019), Member("C", ("B", "A"), 2020)]
    faces = {one: Face(one.lower()) for one in "ABC"}

    nodes = charts.tree_nodes(layout(members), faces)

    assert {node.id: node.parents for node in nodes} == {"A": (), "B": ("A",), "C": ("B", "A")}
    assert [(node.label, node.year) for node in nodes] == [("a", 2018), ("b", 2019), ("c", 2020)]
