"""`python -m congvan`."""

from congvan.cli import main

if __name__ == "__main__":
    main()
