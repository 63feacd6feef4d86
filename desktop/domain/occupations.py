"""Occupations as lists of vulnerable workers name them, offered where one is typed."""

OCCUPATIONS: tuple[str, ...] = (
    "Petani", "Petani penggarap", "Petani rumput laut", "Buruh tani", "Pekebun", "Peternak",
    "Nelayan", "Buruh nelayan", "Pembudi daya ikan", "Penjual ikan", "Penyadap lontar",
    "Penenun", "Pengrajin", "Penjahit", "Pedagang", "Pedagang keliling", "Pedagang sayur",
    "Penjual pinang", "Tukang kayu", "Tukang batu", "Tukang las", "Buruh bangunan",
    "Buruh harian lepas", "Buruh pelabuhan", "Tukang ojek", "Pengemudi ojek daring",
    "Sopir angkot", "Kurir", "Pemulung", "Juru parkir", "Asisten rumah tangga",
    "Pekerja keagamaan", "Kader posyandu", "Penambang rakyat", "Lainnya",
)  # fmt: skip
"""Offered, never forced: a village may write any other."""
