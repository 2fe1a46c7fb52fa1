"""A small tree with hostile names, and what reads its picture."""

from tracker.drawing.charts import Shape, TreeNode

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"><svg onload=x>${x}\x07 & more'
TREE = [
    TreeNode("a", "Asal", 2019, 0, Shape.ORIGIN, 2019),
    TreeNode("b", EVIL, 2020, 0, Shape.ADOPTED, 2020, ("a",), "/replications/b"),
    TreeNode("c", "C", 2021, 1, Shape.ADAPTED, 2021, ("a", "b"), "javascript:alert(1)"),
    TreeNode("p", "Perpres", 2023, 2, Shape.POLICY, 2023, ("a",)),
]
