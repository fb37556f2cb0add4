"""Downloads files of one revision from the model hub; `fetch` runs it as its own process."""

import sys

from huggingface_hub import hf_hub_download
from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError


def main(arguments: list[str]) -> None:
    repository, revision, folder, *names = arguments
    for name in names:
        try:
            hf_hub_download(repository, name, revision=revision, local_dir=folder)
        except (LocalEntryNotFoundError, ConnectionError) as error:
            sys.exit(f"offline: {error}")
        except HfHubHTTPError as error:
            sys.exit(f"{name} of {repository} at {revision}: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
