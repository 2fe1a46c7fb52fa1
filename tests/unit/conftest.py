"""Made input is drawn without limits of time: those belong to the bench, and a test machine may do much else."""

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
