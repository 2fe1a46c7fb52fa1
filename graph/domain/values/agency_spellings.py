"""How officials write the names of agencies and the kinds of their units beside the full form."""

from graph.domain.values.spelling_tables import several, single

AGENCIES = several(  # under the short name
    """
    KemenPANRB: PANRB, MenPANRB, KemenPAN, Kementerian PAN dan RB, Kementerian PAN & RB
    Kemensetneg: Setneg, Sekretariat Negara
    Kemendagri: Mendagri, Depdagri
    Kemlu: Kemenlu, Deplu
    Kemhan: Kemenhan
    Kemenag: Depag
    KemenHAM: Kementerian HAM
    Kemendikdasmen: Kemdikdasmen
    Kemdiktisaintek: Kemendiktisaintek, Kemdikti, Kementerian Pendidikan Tinggi Sains dan Teknologi
    Kemnaker: Kemenaker
    KemenP2MI: BP2MI, Kementerian P2MI
    KemenESDM: ESDM
    KemenPU: Kementerian PU
    KemenPKP: Kementerian PKP
    Kemendes PDT: Kemendes, Kemendesa
    Komdigi: Kemkomdigi, Kemenkomdigi
    KKP: KemenKP
    ATR/BPN: Kementerian ATR/BPN, BPN, KemenATR, Kementerian ATR, Kementerian Agraria dan Tata Ruang
    Bappenas: Kementerian PPN/Bappenas, PPN/Bappenas, Kementerian PPN, Badan Perencanaan Pembangunan Nasional
    KemenBUMN: Kementerian BUMN
    Kemendukbangga: BKKBN, Kemendukbangga/BKKBN
    KLH/BPLH: KLH, BPLH, Kementerian Lingkungan Hidup, KemenLH
    BKPM: Kementerian Investasi/BKPM, Kementerian Investasi
    KemenUMKM: Kementerian UMKM
    Kemenekraf: Ekraf, Kementerian Ekraf
    KemenPPPA: KPPPA, Kementerian PPPA, Kementerian PP dan PA, KemenPPA
    Kemenko Perekonomian: Kemenko Ekonomi
    BPJS TK: BPJS Naker, BPJamsostek
    ANRI: Arsip Nasional
    BPOM: Badan POM
    Perpusnas: Perpustakaan Nasional
    Kejaksaan: Kejaksaan Agung, Kejagung
    ORI: Ombudsman
    """
)
UNIT_WORDS = single(
    """
    rsud: rumah sakit umum daerah
    rsup: rumah sakit umum pusat
    rsu: rumah sakit umum
    rsj: rumah sakit jiwa
    rsjd: rumah sakit jiwa daerah
    rsia: rumah sakit ibu anak
    rs: rumah sakit
    pkm: puskesmas
    upt: unit pelaksana teknis
    uptd: unit pelaksana teknis daerah
    blud: badan layanan umum daerah
    dinkes: dinas kesehatan
    disdik: dinas pendidikan
    dindik: dinas pendidikan
    disdikbud: dinas pendidikan kebudayaan
    dindikbud: dinas pendidikan kebudayaan
    dikpora: dinas pendidikan pemuda olahraga
    disdikpora: dinas pendidikan pemuda olahraga
    dindikpora: dinas pendidikan pemuda olahraga
    disdukcapil: dinas kependudukan pencatatan sipil
    dindukcapil: dinas kependudukan pencatatan sipil
    dukcapil: dinas kependudukan pencatatan sipil
    dispendukcapil: dinas kependudukan pencatatan sipil
    dpmptsp: dinas penanaman modal pelayanan terpadu satu pintu
    dpmpptsp: dinas penanaman modal pelayanan perizinan terpadu satu pintu
    dinpmptsp: dinas penanaman modal pelayanan terpadu satu pintu
    ptsp: pelayanan terpadu satu pintu
    dinsos: dinas sosial
    disnaker: dinas tenaga kerja
    disnakertrans: dinas tenaga kerja transmigrasi
    dishub: dinas perhubungan
    dinhub: dinas perhubungan
    diskominfo: dinas komunikasi informatika
    dinkominfo: dinas komunikasi informatika
    kominfo: dinas komunikasi informatika
    diskominfotik: dinas komunikasi informatika statistik
    dlh: dinas lingkungan hidup
    dlhk: dinas lingkungan hidup kehutanan
    dpupr: dinas pekerjaan umum penataan ruang
    pupr: dinas pekerjaan umum penataan ruang
    dpu: dinas pekerjaan umum
    disperkim: dinas perumahan kawasan permukiman
    dispar: dinas pariwisata
    disparbud: dinas pariwisata kebudayaan
    disporapar: dinas pemuda olahraga pariwisata
    dispora: dinas pemuda olahraga
    distan: dinas pertanian
    dispertan: dinas pertanian
    disperindag: dinas perindustrian perdagangan
    disdag: dinas perdagangan
    diskop: dinas koperasi
    dinkop: dinas koperasi
    diskopukm: dinas koperasi ukm
    diskan: dinas perikanan
    dispusip: dinas perpustakaan kearsipan
    disarpus: dinas arsip perpustakaan
    disperpusip: dinas perpustakaan kearsipan
    dpmd: dinas pemberdayaan masyarakat desa
    dispermades: dinas pemberdayaan masyarakat desa
    dp3a: dinas pemberdayaan perempuan perlindungan anak
    dp3akb: dinas pemberdayaan perempuan perlindungan anak keluarga berencana
    damkar: dinas pemadam kebakaran
    satpol: satuan polisi pamong praja
    satpolpp: satuan polisi pamong praja
    bappeda: badan perencanaan pembangunan daerah
    bapeda: badan perencanaan pembangunan daerah
    bappelitbangda: badan perencanaan pembangunan penelitian pengembangan daerah
    bapperida: badan perencanaan pembangunan riset inovasi daerah
    brida: badan riset inovasi daerah
    balitbangda: badan penelitian pengembangan daerah
    balitbang: badan penelitian pengembangan
    bkd: badan kepegawaian daerah
    bkpsdm: badan kepegawaian pengembangan sumber daya manusia
    bkpp: badan kepegawaian pendidikan pelatihan
    bpbd: badan penanggulangan bencana daerah
    bpkad: badan pengelolaan keuangan aset daerah
    bapenda: badan pendapatan daerah
    bkad: badan keuangan aset daerah
    kesbangpol: badan kesatuan bangsa politik
    bakesbangpol: badan kesatuan bangsa politik
    setda: sekretariat daerah
    setwan: sekretariat dewan perwakilan rakyat daerah
    bag: bagian
    bid: bidang
    orta: organisasi tata laksana
    ortala: organisasi tata laksana
    kec: kecamatan
    kel: kelurahan
    sdn: sekolah dasar negeri
    sd: sekolah dasar
    smpn: sekolah menengah pertama negeri
    smp: sekolah menengah pertama
    sman: sekolah menengah atas negeri
    sma: sekolah menengah atas
    smkn: sekolah menengah kejuruan negeri
    smk: sekolah menengah kejuruan
    """
)
