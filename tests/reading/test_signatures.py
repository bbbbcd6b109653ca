"""Digital signatures: made with a certificate of the test's own, then tampered with in every way met in practice."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from extractors.reading.pdf.signatures import signature_remarks
from pipeline.model import Remark
from tests.reading.making import HEIGHT, draw_pdf, write

BOX = (300, 100, 450, 160)
Signer = Callable[[bytes, str], bytes]


@pytest.fixture(scope="module")
def sign() -> Signer:
    """Signs a PDF's bytes in a named field, on page 1 at BOX."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name(
        [
            certificates.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            certificates.NameAttribute(NameOID.ORGANIZATION_NAME, "汕头市统计局"),
            certificates.NameAttribute(NameOID.COMMON_NAME, "汕头市统计局电子公章"),
        ]
    )
    start = datetime.datetime(2025, 1, 1)
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(20250423)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    der, plain = serialization.Encoding.DER, serialization.NoEncryption()
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(der)),
        signing_key=keys.PrivateKeyInfo.load(key.private_bytes(der, serialization.PrivateFormat.PKCS8, plain)),
        cert_registry=SimpleCertificateStore(),
    )

    def signed(data: bytes, field: str) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(data))
        spec = fields.SigFieldSpec(field, on_page=0, box=BOX)
        out = signers.sign_pdf(
            writer, signers.PdfSignatureMetadata(field_name=field), signer=signer, new_field_spec=spec
        )
        return bytes(out.getvalue())

    return signed


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    def page(canvas: Canvas) -> None:
        write(canvas, 72, 100, "2024年集群总产值61.20亿元")

    # not compressed, so that a byte of its text can be changed
    return draw_pdf(tmp_path_factory.mktemp("paper") / "paper.pdf", page, pageCompression=0).read_bytes()


def remarks(folder: Path, data: bytes) -> tuple[Remark, ...]:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    return signature_remarks(path)


def codes(folder: Path, data: bytes) -> list[str]:
    return [remark.code for remark in remarks(folder, data)]


def changed_later(data: bytes) -> bytes:
    """An incremental update that prints something more on the page, as an editor's saving does."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    stream = generic.StreamObject(stream_data=b"BT /F1 12 Tf 72 700 Td (85.60) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(stream))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_unsigned_file_says_nothing(tmp_path: Path, paper: bytes) -> None:
    assert remarks(tmp_path, paper) == ()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"\x00" * 100])
def test_what_is_no_signature_says_nothing(tmp_path: Path, data: bytes) -> None:
    assert remarks(tmp_path, data) == ()


def test_a_missing_file_says_nothing(tmp_path: Path) -> None:
    assert signature_remarks(tmp_path / "no.pdf") == ()


def test_a_sound_signature_names_signer_time_and_place(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    (remark,) = remarks(tmp_path, sign(paper, "统计局"))
    assert remark.code == "signature"
    assert "签名人“汕头市统计局电子公章”" in remark.text
    assert f"签名时间{datetime.datetime.now(datetime.UTC).year}年" in remark.text
    assert "签名覆盖整个文件" in remark.text
    assert "是否可信未作核验" in remark.text
    assert remark.page == 1
    assert remark.bbox == pytest.approx((BOX[0], HEIGHT - BOX[3], BOX[2], HEIGHT - BOX[1]), abs=0.01)


def test_a_second_signature_is_no_change(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    found = remarks(tmp_path, sign(sign(paper, "统计局"), "工信局"))
    assert [remark.code for remark in found] == ["signature", "signature"]
    assert "其后只增加了签名" in found[0].text
    assert "签名覆盖整个文件" in found[1].text


def test_a_blank_line_at_the_end_is_no_change(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    assert codes(tmp_path, sign(paper, "统计局") + b"\r\n") == ["signature"]


def test_a_changed_byte_breaks_it(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    data = sign(paper, "统计局")
    place = data.index(b"/Producer")
    (remark,) = remarks(tmp_path, data[: place + 1] + b"p" + data[place + 2 :])
    assert remark.code == "signature_broken"
    assert "签名人“汕头市统计局电子公章”" in remark.text
    assert remark.page == 1


def test_a_later_change_is_told_apart_from_a_broken_signature(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    (remark,) = remarks(tmp_path, changed_later(sign(paper, "统计局")))
    assert remark.code == "signature_changed"
    assert "签名之后文件又有改动" in remark.text


def test_only_the_signature_before_the_change_is_concerned(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    data = sign(changed_later(sign(paper, "统计局")), "工信局")
    assert codes(tmp_path, data) == ["signature_changed", "signature"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/adbe.pkcs7.detached", b"/GM.sm2seal.detached"),
        # the signer's digest becomes SM3, which is not checked here
        (
            bytes.fromhex("0609608648016503040201").hex().encode(),
            bytes.fromhex("06092a811ccf5501831101").hex().encode(),
        ),
        (b"/Contents", b"/Contentz"),
    ],
    ids=["another wrapping", "another digest", "no contents"],
)
def test_what_cannot_be_checked_is_not_called_broken(
    tmp_path: Path, paper: bytes, sign: Signer, old: bytes, new: bytes
) -> None:
    data = sign(paper, "统计局")
    # the signature stands behind the first revision, whose own dictionaries are left alone
    place = data.index(b"/ByteRange")
    start = data.rindex(b"obj", 0, place)
    assert old in data[start:]
    found = remarks(tmp_path, data[:start] + data[start:].replace(old, new))
    assert [remark.code for remark in found] == ["signature_unclear"]
    assert "不能核验" in found[0].text or "无法核验" in found[0].text


def test_a_signature_taken_out_of_the_form_is_not_forgotten(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(sign(paper, "统计局")))
    writer.root["/AcroForm"]["/Fields"].clear()
    writer.update_container(writer.root["/AcroForm"]["/Fields"])
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    assert codes(tmp_path, out.getvalue()) == ["signature_unclear"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_never_raises_and_is_never_called_sound(
    tmp_path: Path, paper: bytes, sign: Signer, share: float
) -> None:
    data = sign(paper, "统计局")
    assert "signature" not in codes(tmp_path, data[: round(len(data) * share)])


def test_garbage_around_the_mark_never_raises(tmp_path: Path, paper: bytes, sign: Signer) -> None:
    data = bytearray(sign(paper, "统计局"))
    for place in range(0, len(data), 997):
        data[place] ^= 0x5A
    assert "signature" not in codes(tmp_path, bytes(data))
    assert codes(tmp_path, b"%PDF-1.7 /ByteRange [0 1 2 3]") == ["signature_unclear"]
