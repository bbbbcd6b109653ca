"""OFD files (GB/T 33190): pages of placed characters and strokes, laid out as those of a PDF are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from extractors.reading.container import open_container
from extractors.reading.layout.pages import PageRead, blocks_of
from extractors.reading.ofd.drawing import Drawing
from extractors.reading.ofd.geometry import MM, Matrix, box_of, times
from extractors.reading.ofd.package import Parts, Resources, children, read_resources, text_of
from extractors.reading.ofd.page import look_at_drawing, page_box
from extractors.reading.ofd.seals import Paper, signature_seals, stamp_seal
from extractors.reading.pdf.pdf import MOST_PAGES
from extractors.reading.problems import Unreadable, name_pages, problem
from pipeline.model import Content, Problem, Remark

_A4 = (0.0, 0.0, 210.0, 297.0)
_LAYERS = ("Background", "Body", "Foreground")
_UNREAD = {"scan": "无可识别的文字", "garbled": "文字编码无法识别", "failed": "页面损坏"}
_PROPERTIES = {
    "Title": "title", "Author": "author", "Creator": "creator", "CreationDate": "created", "ModDate": "modified",
}  # fmt: skip
OnPage = Callable[[int, int], None]


def read_ofd(path: Path, on_page: OnPage | None = None) -> Content:
    """The content of an OFD file; `on_page` hears of each page. Raises Unreadable where it cannot be opened."""
    with open_container(path) as archive:
        if any(name.lower().endswith("encryptions.xml") for name in archive.namelist()):
            raise Unreadable("encrypted")
        parts = Parts(archive)
        main = parts.root("OFD.xml")
        bodies = list(children(main, "DocBody"))
        if not bodies:
            raise Unreadable("damaged")
        reader = _Reader(parts)
        for body in bodies:
            reader.read(body, on_page)
    return reader.content(_properties(bodies[0]))


class _Reader:
    """Reads the documents of one file, nearly always one; pages are counted through all of them."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._pages: list[PageRead] = []
        self._incomplete: list[int] = []
        self._attached: list[str] = []
        self._remarks: list[Remark] = []
        self._left_over = False

    def read(self, body: Any, on_page: OnPage | None) -> None:
        parts = self._parts
        address = parts.resolve("OFD.xml", text_of(body, "DocRoot"))
        root = parts.root(address)
        if address is None or root is None:
            raise Unreadable("damaged")
        parts.document = address
        document = _Document(parts, address, root)
        entries = list(root.iterfind("{*}Pages/{*}Page"))
        papers: dict[str, Paper] = {}
        for entry in entries:
            number = len(self._pages) + 1
            if number > MOST_PAGES:
                self._left_over = True
                break
            self._pages.append(self._page(document, entry, number, papers))
            if on_page is not None:
                on_page(number, len(entries))
        self._remarks += signature_seals(parts, parts.resolve("OFD.xml", text_of(body, "Signatures")), papers)
        self._attached += document.attachments()

    def _page(self, document: _Document, entry: Any, number: int, papers: dict[str, Paper]) -> PageRead:
        """One page; a broken one must not cost the others."""
        address = self._parts.resolve(document.address, entry.get("BaseLoc"))
        root = self._parts.sound_root(address)
        if root is None or address is None:
            return PageRead(None, number)
        x, y, width, height = page_box(root.find("{*}Area"), document.box)
        identity = entry.get("ID") or ""
        papers[identity] = Paper(number, x, y)
        resources, complete = document.resources_for(address, root)
        drawing = Drawing(resources)
        drawing.is_complete = complete
        matrix: Matrix = (MM, 0, 0, MM, -x * MM, -y * MM)
        drawing.is_complete &= document.draw_templates(root, drawing, matrix, "Background")
        for layer in _layers(root):
            drawing.draw(layer, matrix)
        drawing.is_complete &= document.draw_templates(root, drawing, matrix, "Foreground")
        self._draw_annotations(document, identity, drawing, papers[identity], matrix)
        look = look_at_drawing(drawing, self._parts, number, width * MM, height * MM)
        if not drawing.is_complete:
            self._incomplete.append(number)
        return PageRead(look, number)

    def _draw_annotations(
        self, document: _Document, identity: str, drawing: Drawing, paper: Paper, matrix: Matrix
    ) -> None:
        """Notes as a reader sees them on the page; stamps become remarks, watermarks nothing."""
        for annotation in document.annotations(identity):
            kind = annotation.get("Type") or ""
            if kind == "Stamp":
                self._remarks.append(stamp_seal(annotation, paper))
            elif kind not in ("Watermark", "Link") and (annotation.get("Visible") or "").lower() != "false":
                for appearance in children(annotation, "Appearance"):
                    box = box_of(appearance.get("Boundary"))
                    corner: Matrix = (1, 0, 0, 1, box[0], box[1]) if box else (1, 0, 0, 1, 0, 0)
                    drawing.draw(appearance, times(corner, matrix))

    def content(self, properties: dict[str, str]) -> Content:
        if not self._pages:
            raise Unreadable("no_content")
        blocks, remarks = blocks_of(self._pages)
        hidden = [Remark("hidden_text", page.hidden, page=page.number) for page in self._pages if page.hidden]
        on_pages = [remark for page in self._pages for remark in page.remarks]
        trouble = self._trouble()
        readable = any(page.kind == "text" for page in self._pages)
        return Content(
            format="ofd",
            status="read" if trouble is None else "partial" if readable else "unreadable",
            problem=trouble,
            pages=tuple(page.page for page in self._pages),
            blocks=tuple(blocks),
            remarks=(*self._remarks, *on_pages, *hidden, *remarks),
            properties=properties,
        )

    def _trouble(self) -> Problem | None:
        """The gravest of what was not read."""
        unread = [page for page in self._pages if page.kind in _UNREAD]
        if unread:
            kinds = "、".join(words for kind, words in _UNREAD.items() if any(page.kind == kind for page in unread))
            return problem("pages_unread", pages=name_pages([page.number for page in unread]), kinds=kinds)
        if not any(page.kind == "text" for page in self._pages):
            return problem("no_content")
        if self._left_over:
            return problem("too_many_pages", count=MOST_PAGES)
        if self._incomplete:
            return problem("ofd_parts_missing", pages=name_pages(self._incomplete))
        return problem("attachments", names="、".join(self._attached[:10])) if self._attached else None


class _Document:
    """What the pages of one document share."""

    def __init__(self, parts: Parts, address: str, root: Any) -> None:
        self._parts, self.address, self._root = parts, address, root
        common = root.find("{*}CommonData")
        self.box = page_box(None if common is None else common.find("{*}PageArea"), _A4)
        self._resources = Resources()
        locations = [(one.text or "") for name in ("PublicRes", "DocumentRes") for one in children(common, name)]
        self._complete = read_resources(parts, address, locations, self._resources)
        self._templates = {one.get("ID"): one.get("BaseLoc") for one in children(common, "TemplatePage")}
        self._annotations = dict(self._annotation_files())

    def resources_for(self, address: str, page: Any) -> tuple[Resources, bool]:
        """The document's resources with the page's own, and whether all were there."""
        locations = [(one.text or "") for one in children(page, "PageRes")]
        if not locations:
            return self._resources, self._complete
        shared = self._resources
        own = Resources(set(shared.bold_fonts), dict(shared.pictures), dict(shared.composites))
        return own, read_resources(self._parts, address, locations, own) and self._complete

    def draw_templates(self, page: Any, drawing: Drawing, matrix: Matrix, order: str) -> bool:
        """Draw what templates lend the page before or after its own layers; whether all were there."""
        complete = True
        for use in children(page, "Template"):
            if (use.get("ZOrder") or "Background") != order:
                continue
            address = self._parts.resolve(self.address, self._templates.get(use.get("TemplateID")))
            root = self._parts.sound_root(address)
            complete &= root is not None
            for layer in _layers(root):
                drawing.draw(layer, matrix)
        return complete

    def annotations(self, page: str) -> Iterator[Any]:
        for address in self._annotations.get(page, ()):
            yield from children(self._parts.sound_root(address), "Annot")

    def attachments(self) -> list[str]:
        """The names of files attached to the document."""
        listed = self._parts.sound_root(self._parts.resolve(self.address, text_of(self._root, "Attachments")))
        return [one.get("Name") or "（无名称）" for one in children(listed, "Attachment")]

    def _annotation_files(self) -> Iterator[tuple[str, list[str]]]:
        listing = self._parts.resolve(self.address, text_of(self._root, "Annotations"))
        files: dict[str, list[str]] = {}
        for page in children(self._parts.sound_root(listing), "Page"):
            found = self._parts.resolve(listing or "", text_of(page, "FileLoc"))
            if found is not None:
                files.setdefault(page.get("PageID") or "", []).append(found)
        yield from files.items()


def _layers(page: Any | None) -> list[Any]:
    """The layers of a page or template in the order in which they are painted."""
    layers = [] if page is None else list(page.iterfind("{*}Content/{*}Layer"))
    return sorted(layers, key=lambda layer: _LAYERS.index(kind) if (kind := layer.get("Type")) in _LAYERS else 1)


def _properties(body: Any) -> dict[str, str]:
    found = {name: text_of(body, f"DocInfo/{tag}") for tag, name in _PROPERTIES.items()}
    return {name: value for name, value in found.items() if value}
