"""Write every generated document anew, and name those that changed."""

from tools.documents import catalogue


def main() -> None:
    for document in catalogue.DOCUMENTS:
        made = document.made()
        if made != document.held():
            document.path.write_text(made, "utf-8")
            print(f"written: {document.path.relative_to(catalogue.ROOT)}")


if __name__ == "__main__":
    main()
