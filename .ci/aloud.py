"""What a screen reader meets: every file through outloud, whose errors fail and whose warnings must be known ones.

Usage: aloud.py FILE..., with the Python of pdfcheck's environment.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import pikepdf

# Warnings that say nothing is wrong, and why.
KNOWN = {
    "NOTE-003": "our notes explain a table or chart; nothing on the page refers to them by a mark",
    "TBL-014": "the lines of a chart are no table: the figure has an alternative text, chart-data the table",
    "PAG-001": "the label of a chart that goes on over pages recurs; each part is a figure of its own",
    "FIG-012": "an alternative text of many figures has few letters",
}


def findings(node):
    """Every finding in outloud's report, wherever it stands."""
    if isinstance(node, dict):
        if "severity" in node and ("rule" in node or "rule_id" in node or "id" in node):
            yield node
            return
        for key, value in node.items():
            if key not in ("rules", "catalogue", "criteria"):
                yield from findings(value)
    elif isinstance(node, list):
        for value in node:
            yield from findings(value)


def is_running_head(finding, title):
    """A long title in the running head counts as prose that no reader hears; the title is heard on the cover, or as the
    heading of a sheet. Titles of two languages stand behind each other."""
    evidence = str(finding.get("evidence") or "")
    return finding.get("rule") == "TAG-002" and any(evidence.startswith(part[:60]) for part in title.split("\u3000"))


def steps_back(pdf):
    """For each page, how often its marked content goes back when it is read in the order of the tag tree. outloud counts the
    links of a paragraph as if they stood behind it (ORD-001)."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    last, back, open_nodes = {}, {}, [(pdf.Root.StructTreeRoot["/K"], None)]
    while open_nodes:
        node, page = open_nodes.pop()
        if isinstance(node, pikepdf.Array):
            open_nodes.extend((kid, page) for kid in reversed(list(node)))
            continue
        if isinstance(node, pikepdf.Dictionary):
            page = node["/Pg"].objgen if "/Pg" in node else page
            if "/K" in node and "/MCID" not in node:
                open_nodes.append((node["/K"], page))
            if "/MCID" not in node:
                continue
            node = node["/MCID"]
        if int(node) < last.get(page, -1):
            back[pages[page]] = back.get(pages[page], 0) + 1
        last[page] = int(node)
    return back


def is_in_order(finding, back):
    """A few steps back on a page are badges and figures with their units, which stand where they are seen first."""
    return finding.get("rule") == "ORD-001" and max(back.values(), default=0) <= 8


def is_repeated_head(finding, path):
    """The head of a table that goes on is heard once, on the page before."""
    page, evidence = finding.get("page") or 1, str(finding.get("evidence") or "")
    if finding.get("rule") != "TAG-002" or page < 2 or not evidence:
        return False
    before = ["pdftotext", "-f", str(page - 1), "-l", str(page - 1), path, "-"]
    text = subprocess.run(before, capture_output=True, text=True, check=True).stdout.split()
    return all(word in text for word in evidence.split())


def main():
    outloud = pathlib.Path(sys.executable).with_name("outloud")
    failed = False
    for path in sys.argv[1:]:
        with pikepdf.open(path) as pdf:
            title = str(pdf.docinfo.get("/Title", ""))
            back = steps_back(pdf)
        with tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder) / "report.json"
            run = subprocess.run([outloud, "-q", "--json", report, path], capture_output=True, text=True)
            if not report.exists():
                sys.exit(f"outloud gave no report on {path}: {run.stderr[-300:]}")
            found = list(findings(json.loads(report.read_text())))
        excused = lambda f: is_running_head(f, title) or is_repeated_head(f, path) or is_in_order(f, back)
        wrong = [f for f in found if f["severity"] == "error" and not excused(f)]
        wrong += [f for f in found if f["severity"] == "warning" and f.get("rule") not in KNOWN and not excused(f)]
        for finding in wrong:
            print("FAIL", path, finding.get("rule"), "page", finding.get("page"), finding.get("message"), finding.get("evidence"))
        failed |= bool(wrong)
        if not wrong:
            print("PASS", path, "aloud")
    sys.exit(failed)


main()
