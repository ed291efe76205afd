# What ./serve, ./demo and the tests share: building the server and the command that runs it. Sourced, with $root set.

server="$root/ear/target/server"

java_command() {
  if [ -n "${JAVA_HOME:-}" ]; then echo "$JAVA_HOME/bin/java"; else echo java; fi
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Whether something the server is made of is newer than the server.
server_is_stale() {
  [ -e "$root/ear/target/server-ready" ] || return 0
  local modules=(protocol ear/server-log jca-smpp-adapter jca-bip-adapter ejb-module web-admin ear)
  local paths=("$root/pom.xml")
  local module
  for module in "${modules[@]}"; do
    paths+=("$root/$module/pom.xml" "$root/$module/src/main")
  done
  [ -n "$(find "${paths[@]}" -newer "$root/ear/target/server-ready" -type f -print -quit)" ]
}

build_modules() {
  command -v mvn > /dev/null || fail "mvn was not found: install Maven 3.8 or newer (Debian: apt-get install maven)."
  (cd "$root" && mvn -B -q -DskipTests -pl "$1" -am package >&2) || fail "The build failed; its messages are above."
}

build_server() {
  if server_is_stale; then
    echo "Building the server (the first time this downloads WildFly, about 260 MB) ..." >&2
    build_modules ear
  fi
}

# The jars that are enough to check the configuration without starting the server.
configuration_class_path() {
  local jars=("$root"/ejb-module/target/bipota-ejb-module-*.jar "$root"/protocol/target/bipota-protocol-*.jar)
  local IFS=:
  echo "${jars[*]}"
}

# An empty variable is an unset one.
unset_empty_variables() {
  local name
  for name in $(compgen -e BIP_OTA_ || true); do
    [ -n "${!name}" ] || unset "$name"
  done
}

# Stops with a message that names the variable, the value and what is allowed.
require_valid_configuration() {
  unset_empty_variables
  "$(java_command)" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(configuration_class_path)" "$@" \
    org.bipota.ejb.application.ConfigurationCheck || exit 1
}

# A configured value: the -D argument, or else the environment variable, or else the default.
configured() {
  local variable=$1 default=$2
  shift 2
  local property argument
  property=$(echo "$variable" | tr 'A-Z_' 'a-z.')
  for argument in "$@"; do
    case $argument in "-D$property="*) echo "${argument#*=}"; return ;; esac
  done
  echo "${!variable:-$default}"
}

# Sets the array "command" to the server's command line. The arguments are -D properties.
server_command() {
  unset_empty_variables
  local data_dir url driver=h2
  data_dir=$(configured BIP_OTA_DATA_DIR "" "$@")
  url=$(configured BIP_OTA_DB_URL "" "$@")
  case $url in
    jdbc:postgresql:*logServerErrorDetail=*) driver=postgresql ;;
    jdbc:postgresql:*)
      driver=postgresql
      # Otherwise the driver's exceptions quote rows, subscribers and tokens among them, and exceptions are logged.
      case $url in *\?*) url="$url&logServerErrorDetail=false" ;; *) url="$url?logServerErrorDetail=false" ;; esac
      export BIP_OTA_DB_URL="$url" ;;
  esac

  command=("$(java_command)" "-D[BIP-OTA]")
  # Word splitting is wanted: the variable holds options.
  # shellcheck disable=SC2206
  command+=(${BIP_OTA_JAVA_OPTS:--Xms256m -Xmx1g})
  command+=(-XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true)
  command+=("-Dbip.ota.db.driver=$driver" -Dorg.wildfly.sigterm.suspend.timeout=10)
  # Several servers can run from one build when each has its own data folder.
  local base="$server/standalone" own="$server/standalone"
  if [ -n "$data_dir" ]; then
    mkdir -p "$data_dir" || fail "BIP_OTA_DATA_DIR: '$data_dir' cannot be created; allowed is a folder this user may write to."
    data_dir=$(cd "$data_dir" && pwd)
    own="$data_dir/server"
    mkdir -p "$own/log" "$own/data" "$own/tmp"
    command+=("-Djboss.server.log.dir=$own/log" "-Djboss.server.data.dir=$own/data" "-Djboss.server.temp.dir=$own/tmp"
      "-Djboss.server.content.dir=$base/data/content" "-Dbip.ota.data.dir=$data_dir")
  fi
  local option
  for option in java.desktop/sun.awt java.naming/com.sun.jndi.ldap java.naming/com.sun.jndi.url.ldap \
      java.naming/com.sun.jndi.url.ldaps jdk.naming.dns/com.sun.jndi.dns; do
    command+=("--add-exports=$option=ALL-UNNAMED")
  done
  for option in java.base/java.lang java.base/java.lang.invoke java.base/java.lang.reflect java.base/java.io \
      java.base/java.net java.base/java.security java.base/java.util java.base/java.util.concurrent \
      java.management/javax.management java.naming/javax.naming; do
    command+=("--add-opens=$option=ALL-UNNAMED")
  done
  command+=("-Dorg.jboss.boot.log.file=$own/log/server.log"
    "-Dlogging.configuration=file:$base/configuration/logging.properties"
    -jar "$server/jboss-modules.jar" -mp "$server/modules" org.jboss.as.standalone
    "-Djboss.home.dir=$server" "-Djboss.server.base.dir=$base"
    # read-only: a killed server cannot leave a half-written configuration behind
    --read-only-server-config=standalone.xml "$@")
}
