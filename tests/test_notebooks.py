"""The notebooks run from top to bottom on the public API."""

from pathlib import Path

import pytest

nbclient = pytest.importorskip("nbclient", reason="pip install 'claimkg[notebook]' runs the notebooks")
nbformat = pytest.importorskip("nbformat", reason="pip install 'claimkg[notebook]' runs the notebooks")

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("text/html" in output.get("data", {}) for output in outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_outputs_and_calls_only_the_public_api(path):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            assert "from kg" not in cell.source
            assert "kg._" not in cell.source
            assert "g._" not in cell.source
