"""What is kept between starts: SQLAlchemy models, their queries and Alembic migrations."""
