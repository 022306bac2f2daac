#!/usr/bin/env bash
# Starts a Jenkins with this plugin and a sample job that uses the four steps (docs/examples/release.jenkinsfile). It
# listens on this machine alone. Needs GNU date, Maven 3.9.6 or newer (MAVEN names another one), and the Jenkins artifacts.
# SHOP_PORT names another port than 8080.
set -euo pipefail
cd "$(dirname "$0")/../.."

maven=${MAVEN:-mvn}
[ -x target/tools/apache-maven-3.9.11/bin/mvn ] && maven=${MAVEN:-$PWD/target/tools/apache-maven-3.9.11/bin/mvn}
port=${SHOP_PORT:-8080}
home=$PWD/target/demo-jenkins/home

export SHOP_JENKINS="http://127.0.0.1:$port/jenkins/"
export SHOP_SOURCES="$PWD/target/demo-jenkins/shop"
export SHOP_SITE="$home/userContent/shop"
export CASC_JENKINS_CONFIG="$PWD/docs/examples/jenkins.yaml"

mkdir -p "$home/jobs/shop-release"
src/demo/prepare.sh "$SHOP_SOURCES" "$SHOP_SITE" "$SHOP_JENKINS"

# The job is the example as it stands; its builds, if the demonstration ran before, are kept.
{
  cat <<'XML'
<?xml version="1.1" encoding="UTF-8"?>
<flow-definition plugin="workflow-job">
  <description>Scored, gated, approved, deployed, watched: one release with the four steps of Release Readiness.</description>
  <keepDependencies>false</keepDependencies>
  <properties>
    <hudson.model.ParametersDefinitionProperty>
      <parameterDefinitions>
        <hudson.model.BooleanParameterDefinition>
          <name>BROKEN</name>
          <description>Let the new version fail in production, so that it is rolled back</description>
          <defaultValue>true</defaultValue>
        </hudson.model.BooleanParameterDefinition>
      </parameterDefinitions>
    </hudson.model.ParametersDefinitionProperty>
  </properties>
  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
    <sandbox>true</sandbox>
XML
  printf '    <script>'
  sed 's/&/\&amp;/g;s/</\&lt;/g;s/>/\&gt;/g' docs/examples/release.jenkinsfile
  printf '</script>\n  </definition>\n  <disabled>false</disabled>\n</flow-definition>\n'
} >"$home/jobs/shop-release/config.xml"

cat <<TEXT
Starting Jenkins at $SHOP_JENKINS (ready when it says "Jenkins is fully up and running"; Ctrl-C stops it).
  1. sign in as bob (password bob) and build the job shop-release
  2. when it waits, sign in as alice (password alice) and approve: bob started it, so he may not
  3. the new version fails in production: decide about the rollback, or watch it go back by itself after 15 minutes
TEXT
exec "$maven" -B -ntp "$@" hpi:run "-Dhost=127.0.0.1" "-Dport=$port" "-DjenkinsHome=$home"
