#!/bin/sh
# tools/install.sh VENV [EXTRA ...]: the environment from requirements.lock, hashes checked. uv where present, else pip.
set -eu
venv=$1
shift
python=${PYTHON:-python3}
"$python" - <<'PY' || exit 4
import sys
if sys.version_info < (3, 11):
    sys.exit("python3 >= 3.11 is needed, this is %s. Name another with: make PYTHON=python3.12 ..." % sys.version.split()[0])
PY
if [ ! -x "$venv/bin/python" ]; then
    "$python" -m venv "$venv" 2>/dev/null || { command -v uv >/dev/null && uv venv -q --python "$python" "$venv"; } || {
        echo "The environment could not be made. On Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 4
    }
fi
wanted=$venv/.wanted.txt
"$python" tools/locked.py "$@" >"$wanted"
if command -v uv >/dev/null 2>&1; then
    VIRTUAL_ENV=$venv uv pip install -q --require-hashes -r "$wanted"
    VIRTUAL_ENV=$venv uv pip install -q --no-deps --no-build-isolation -e . 2>/dev/null || VIRTUAL_ENV=$venv uv pip install -q --no-deps -e .
else
    PIP_DISABLE_PIP_VERSION_CHECK=1 "$venv/bin/python" -m pip install -q --no-deps --require-hashes -r "$wanted"
    PIP_DISABLE_PIP_VERSION_CHECK=1 "$venv/bin/python" -m pip install -q --no-deps -e .
fi
"$venv/bin/python" -c "import extractors.pdf._native" 2>/dev/null ||
    echo "The compiled reader was not built: reading PDFs is slower, with the same answers. For what it needs see: $venv/bin/ita doctor" >&2
# So that no process compiles the project's modules anew where Python may not or does not write beside them.
"$venv/bin/python" -m compileall -q normalizers extractors warehouse review flows
