"""Codes of archives that a labour office uses (Permendagri 83/2022; domain.md 4.3)."""

CODES: dict[str, str] = {
    "500.15": "Ketenagakerjaan",
    "500.15.14.2": "Jaminan sosial tenaga kerja (dalam hubungan kerja)",
    "500.15.10.1": "Tenaga kerja mandiri dan sektor informal",
    "500.15.3.3": "Pengembangan program pelatihan ketenagakerjaan",
    "500.15.16": "Pengawasan norma kerja dan jaminan sosial",
    "400.9.11": "Jaminan sosial",
    "100.3.3.1": "Keputusan gubernur",
    "100.3.3.2": "Keputusan bupati/wali kota",
    "100.3.4.2": "Instruksi dan surat edaran kabupaten/kota",
    "100.3.7": "Perjanjian kerja sama, nota kesepahaman",
    "800.1.11.1": "Surat perintah, surat tugas",
    "000.1.2.3": "Perjalanan dinas",
    "000.5.6.2": "Pemusnahan arsip",
}
"""Code to what it is for, as the regulation says it. An office may use others."""
