# Shared by ./run, ./test and bench/run: checks the tools, installs, builds, starts Azurite. Sourced, not run.

need_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    exit 1
  fi
}

need_node() {
  if ! command -v node >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    echo "Node.js 20 or newer is needed (for Azurite, the storage emulator, and the tests with the SDKs): https://nodejs.org" >&2
    exit 1
  fi
}

# Installs again only when the lock file changed. No package needs its install script.
install_packages() {
  if ! cmp -s package-lock.json node_modules/.installed-lock; then
    echo "Installing npm packages ..."
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
    cp package-lock.json node_modules/.installed-lock
  fi
}

# Says nothing but errors.
build() {
  local log
  echo "Building ..."
  log=$(mktemp)
  if ! dotnet build "$1" -c Release --nologo -v quiet >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}

free_port() {
  node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

random_secret() {
  node -p 'require("crypto").randomBytes(32).toString("base64url")'
}

# As AccessKeys__EncryptionKeys__N takes it: plain base64.
random_encryption_key() {
  node -p 'require("crypto").randomBytes(32).toString("base64")'
}

# Starts Azurite's table service in $1, in a session of its own so that Ctrl-C stops the host first.
# Sets $azurite (its process) and $azurite_connection.
start_azurite() {
  local directory=$1 port waited=0
  mkdir -p "$directory"
  port=$(free_port)
  setsid node node_modules/azurite/dist/src/table/main.js --silent --disableTelemetry --skipApiVersionCheck \
    --location "$directory" --tableHost 127.0.0.1 --tablePort "$port" >"$directory/azurite.log" 2>&1 &
  azurite=$!
  until node -e 'require("net").connect(+process.argv[1],"127.0.0.1").on("connect",()=>process.exit(0)).on("error",()=>process.exit(1))' "$port"; do
    waited=$((waited + 1))
    if [ $waited -gt 100 ] || ! kill -0 "$azurite" 2>/dev/null; then
      echo "Azurite did not start:" >&2
      cat "$directory/azurite.log" >&2
      exit 1
    fi
    sleep 0.1
  done
  # The emulator's account and key are the same everywhere and documented: no secret.
  azurite_connection="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;TableEndpoint=http://127.0.0.1:$port/devstoreaccount1;"
}
