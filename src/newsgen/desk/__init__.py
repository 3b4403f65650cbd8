"""What an editor runs beside a build."""
