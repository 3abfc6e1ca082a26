# One image for `ita serve`, `ita web` and every other command. The data folder is the volume /data.
#   docker build -t ita-reports .
#   docker run -d --name ita --restart unless-stopped -v ita-data:/data -p 127.0.0.1:4200:4200 ita-reports
FROM python:3.13-slim AS build
WORKDIR /src
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
COPY pyproject.toml setup.py requirements.lock README.md ./
COPY tools/install.sh tools/locked.py tools/
COPY normalizers normalizers
COPY extractors extractors
COPY warehouse warehouse
COPY review review
COPY flows flows
# The lock's hashes are checked; the project itself is installed as a wheel, so that the image needs no sources.
RUN python tools/locked.py ocr > /tmp/wanted.txt \
    && python -m venv /opt/ita \
    && /opt/ita/bin/pip install --no-cache-dir --require-hashes -r /tmp/wanted.txt \
    && /opt/ita/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
# Versions of the base image's own distribution: it is rebuilt for security updates, and pins would hold those back.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng fonts-thai-tlwg \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 ita \
    && mkdir /data && chown ita /data
COPY --from=build /opt/ita /opt/ita
ENV PATH=/opt/ita/bin:$PATH \
    ITA_DATA=/data \
    PYTHONUNBUFFERED=1 \
    DO_NOT_TRACK=1 \
    PREFECT_SERVER_ANALYTICS_ENABLED=false
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 4200
# The server must be reached from outside the container's own network; publish the port to 127.0.0.1 only.
HEALTHCHECK --interval=60s --timeout=10s --start-period=180s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:4200/api/health', timeout=5)"]
ENTRYPOINT ["ita"]
CMD ["serve", "--cron", "0 2 * * 1", "--timezone", "Asia/Bangkok", "--host", "0.0.0.0"]
