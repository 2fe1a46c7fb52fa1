"""What an agency says of itself: the table of its fields, and the links beside them; only official lists bring it."""

from dataclasses import dataclass
from typing import Annotated

from graph.domain.fields import Field, Part, Readers
from graph.domain.vocabulary import Cluster
from graph.domain.words import N_

SECTION = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFields:
    """Its name and its kind are known of every agency."""

    name: Annotated[
        str,
        Field(
            label=N_("Nama"),
            section=SECTION,
            headers="nama, nama instansi, instansi, name, agency",
            meaning=N_("Nama resmi instansi."),
            files=Readers.PUBLIC,
        ),
    ]
    short_name: Annotated[
        str | None,
        Field(
            label=N_("Singkatan"),
            section=SECTION,
            headers="singkatan, nama singkat, nama pendek, short name",
            meaning=N_("Nama pendek yang biasa dipakai, misalnya KemenPANRB."),
            files=Readers.NOBODY,
        ),
    ] = None
    cluster: Annotated[
        Cluster,
        Field(
            label=N_("Kelompok instansi"),
            section=SECTION,
            headers="kind of agency, klaster, kelompok, kelompok instansi, cluster",
            meaning=N_("Kementerian, lembaga, pemerintah daerah, badan usaha, atau yang lain."),
            files=Readers.PUBLIC,
        ),
    ]


PARTS = (
    Part(
        name="regions",
        label=N_("Kode wilayah"),
        section=SECTION,
        meaning=N_("Wilayah instansi itu; kode pemerintah daerah adalah kode wilayahnya."),
        lists=N_("Satu kode, di kolom kode wilayah."),
        files=Readers.PUBLIC,
    ),
)
