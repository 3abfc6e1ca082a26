#!/bin/sh
# What tests need beside Python packages. Installed where apt-get may be used, else said once; the tests then skip.
set -eu
packages="tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng fonts-thai-tlwg fonts-noto-core chromium poppler-utils libreoffice-calc"
missing=""
for package in $packages; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing$missing"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >/dev/null 2>&1 && exit 0
fi
echo "Not installed:$missing. Tests that need them are skipped. To install: sudo apt-get install$missing" >&2
