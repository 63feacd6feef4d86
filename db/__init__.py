"""The register's database: engine, schema, migrations, queries."""
