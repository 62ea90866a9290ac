"""Strategies and fixtures that several test modules share."""
