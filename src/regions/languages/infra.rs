//! Languages that build, configure and run things.

use super::super::code::assignment;
use super::super::dialect::Dialect;
use super::super::{dockerfile, json, markup, settings, toml, yaml};
use super::{Reader, Row, syntax};
use crate::regions::lexer::Rule;
use crate::regions::sink::Sink;
use crate::regions::{Group, RegionKind};

/// A language whose comments and strings rules tell.
const fn lexer(id: &'static str, rules: &'static [Rule]) -> Row {
    Row::new(id, Group::Infra, RegionKind::Code, Reader::Lexer(rules))
}

const fn own(id: &'static str, read: fn(&mut Sink<'_>)) -> Row {
    Row::new(id, Group::Infra, RegionKind::Code, Reader::Own(read))
}

/// A language of keys and values.
const fn data(id: &'static str, read: fn(&mut Sink<'_>)) -> Row {
    Row::new(id, Group::Infra, RegionKind::Value, Reader::Own(read))
}

pub(super) static ROWS: &[Row] = &[
    own("dockerfile", dockerfile::read)
        .ids("docker containerfile")
        .extensions("dockerfile containerfile docker")
        .files("dockerfile dockerfile.* dockerfile-* dockerfile_* containerfile containerfile.*"),
    data("yaml", |sink| yaml::read(sink, Dialect::Yaml))
        .ids("yml home-assistant azure-pipelines cloudformation openapi eyaml ymal")
        .extensions("yaml yml eyaml cff sls")
        .files(".clang-format .clang-tidy .clangd .yamllint .gemrc .prettierrc .stylelintrc .ansible-lint glide.lock"),
    data("compose", |sink| yaml::read(sink, Dialect::Compose))
        .base("yaml").ids("dockercompose docker-compose yaml.docker-compose yaml.compose"),
    data("kubernetes", |sink| yaml::read(sink, Dialect::Kubernetes)).base("yaml").ids("k8s yaml.kubernetes"),
    data("helm", |sink| yaml::read(sink, Dialect::Helm)).base("yaml").ids("helm-template yaml.helm yaml.helm-values gotmpl-yaml"),
    data("github-actions", |sink| yaml::read(sink, Dialect::GithubActions))
        .base("yaml").ids("github-actions-workflow yaml.github yaml.ghaction yaml.github-actions"),
    data("gitlab-ci", |sink| yaml::read(sink, Dialect::GitlabCi)).base("yaml").ids("yaml.gitlab yaml.gitlab-ci gitlab"),
    data("ansible", |sink| yaml::read(sink, Dialect::Ansible)).base("yaml").ids("yaml.ansible ansible-playbook"),
    lexer("shellscript", syntax::SHELL)
        .ids("shell sh bash zsh ksh dash bats fish shell-script tcsh csh apkbuild ebuild")
        .extensions("sh bash zsh ksh bats fish command ebuild eclass csh tcsh zsh-theme")
        .files(
            ".bashrc .bash_profile .bash_login .bash_logout .bash_aliases .profile .zshrc .zshenv .zprofile \
             .zlogin .kshrc .cshrc .tcshrc .envrc profile bashrc zshrc pkgbuild apkbuild gradlew configure \
             docker-entrypoint",
        )
        .shebangs("sh bash zsh ksh dash ash mksh fish bats busybox csh tcsh openrc-run"),
    own("terraform", |sink| assignment::read(sink, syntax::HCL))
        .ids("hcl opentofu terraform-vars tf packer nomad terragrunt terraform-stack terraform-test tofu")
        .extensions("tf tfvars hcl nomad tofu pkr sentinel")
        .files(".terraformrc terraform.rc"),
    data("toml", toml::read)
        .extensions("toml")
        .files("cargo.lock pipfile poetry.lock uv.lock gopkg.lock pdm.lock"),
    data("ini", settings::ini)
        .ids("dosini conf gitconfig editorconfig cfg pip-config")
        .extensions("ini cfg cnf inf reg desktop url prefs gitconfig")
        .files(
            ".editorconfig .gitconfig .gitmodules .npmrc .pypirc .pylintrc .flake8 .coveragerc .wgetrc .curlrc \
             pip.conf odbc.ini odbcinst.ini .hgrc .buckconfig .yarnrc",
        ),
    data("systemd", settings::systemd)
        .ids("systemd-conf systemd-unit-file")
        .extensions("service socket timer mount automount target path slice scope swap nspawn"),
    data("properties", settings::properties)
        .ids("java-properties jproperties spring-boot-properties")
        .extensions("properties"),
    data("dotenv", settings::dotenv).ids("env").extensions("env").files(".env .env.* .flaskenv .dev.vars"),
    data("json", json::read)
        .ids("jsonc json5 jsonl snippets code-snippets")
        .extensions(
            "json jsonc json5 jsonl ndjson geojson webmanifest har code-workspace sublime-settings tfstate avsc \
             ipynb topojson jsonld map babelrc jscsrc code-snippets",
        )
        .files(".babelrc .eslintrc .jshintrc .swcrc composer.lock .arcconfig .watchmanconfig .nycrc .lintstagedrc"),
    lexer("makefile", syntax::MAKE)
        .ids("make automake bsdmake")
        .extensions("mk mak make am")
        .files("makefile gnumakefile bsdmakefile makefile.* kbuild"),
    lexer("just", syntax::SHELL).extensions("just").files("justfile .justfile"),
    lexer("cmake", syntax::CMAKE).extensions("cmake").files("cmakelists.txt"),
    lexer("meson", syntax::MESON).extensions("meson").files("meson.build meson_options.txt meson.options"),
    lexer("ninja", syntax::CONF).extensions("ninja"),
    lexer("nginx", syntax::CONF).extensions("nginx nginxconf vhost").files("nginx.conf fastcgi_params uwsgi_params"),
    lexer("apacheconf", syntax::CONF)
        .ids("apache")
        .extensions("htaccess apacheconf")
        .files(".htaccess httpd.conf apache2.conf"),
    lexer("haproxy", syntax::CONF).ids("haproxy-config").files("haproxy.cfg"),
    lexer("caddyfile", syntax::CONF).ids("caddy").extensions("caddyfile").files("caddyfile caddyfile.*"),
    lexer("conf", syntax::CONF)
        .ids("config fstab hosts logrotate sysctl modprobe udevrules procfile")
        .extensions("conf config rules cf pam spec plot gnuplot sysctl")
        .files(
            "fstab hosts crypttab exports sudoers resolv.conf nsswitch.conf procfile .dockerenv .tool-versions \
             requirements.txt requirements-* .mailmap named.conf .screenrc .tmux.conf tmux.conf .inputrc \
             .hushlogin codeowners .python-version .ruby-version .nvmrc brewlock squid.conf sources.list",
        ),
    lexer("ssh_config", syntax::CONF)
        .ids("sshconfig sshdconfig ssh-config")
        .files("ssh_config sshd_config authorized_keys known_hosts"),
    lexer("crontab", syntax::CONF).ids("cron").extensions("cron crontab").files("crontab"),
    lexer("kconfig", syntax::CONF).files("kconfig kconfig.*"),
    lexer("ignore", syntax::GIT_IGNORE)
        .ids("dockerignore gitignore gitattributes helmignore npmignore git-attributes")
        .extensions("gitignore dockerignore helmignore")
        .files(
            ".gitignore .dockerignore .helmignore .npmignore .prettierignore .eslintignore .ignore .gcloudignore \
             .gitattributes .vscodeignore .terraformignore .rgignore .hgignore .stylelintignore .slugignore",
        ),
    own("nix", |sink| assignment::read(sink, syntax::NIX)).extensions("nix"),
    lexer("groovy", syntax::GROOVY)
        .ids("jenkinsfile gradle jenkins groovy-gradle")
        .extensions("groovy gradle gvy gy gsh jenkinsfile nf")
        .files("jenkinsfile jenkinsfile.*")
        .shebangs("groovy"),
    lexer("starlark", syntax::PYTHON)
        .ids("bazel bzl tiltfile buck skylark")
        .extensions("bzl bazel star starlark sky tiltfile")
        .files("build build.bazel workspace workspace.bazel module.bazel tiltfile buck snapcraft.star"),
    own("bicep", |sink| assignment::read(sink, syntax::BICEP)).ids("bicep-params").extensions("bicep bicepparam"),
    lexer("puppet", syntax::PUPPET).extensions("pp epp"),
    lexer("rego", syntax::REGO).ids("open-policy-agent opa").extensions("rego"),
    own("cue", |sink| assignment::read(sink, syntax::CUE)).extensions("cue"),
    own("jsonnet", |sink| assignment::read(sink, syntax::JSONNET)).extensions("jsonnet libsonnet"),
    lexer("dhall", syntax::DHALL).extensions("dhall"),
    lexer("kcl", syntax::PYTHON).extensions("k"),
    own("pkl", |sink| assignment::read(sink, syntax::SWIFT)).extensions("pkl"),
    lexer("earthfile", syntax::SHELL).ids("earthly").files("earthfile"),
    lexer("go.mod", syntax::C).ids("gomod go.work go.sum gowork").files("go.mod go.work"),
    lexer("powershell", syntax::POWERSHELL).ids("ps1").extensions("ps1 psm1 psd1").shebangs("pwsh powershell"),
    lexer("bat", syntax::BATCH).ids("batch dosbatch cmd").extensions("bat cmd"),
    data("xml", markup::xml)
        .ids("xsl xsd svg plist msbuild maven-pom ant")
        .extensions(
            "xml xsl xslt xsd svg plist pom csproj fsproj vbproj vcxproj props targets nuspec resx wsdl xaml axaml \
             iml rss atom xmp storyboard xib dtd rng kml wxs dita ditamap nunit ui glade",
        )
        .files("packages.config nuget.config web.config app.config"),
    lexer("logstash", syntax::CONF).extensions("logstash"),
    lexer("promql", syntax::REGO).extensions("promql logql"),
    lexer("vcl", syntax::THRIFT).ids("varnish").extensions("vcl"),
    lexer("bitbake", syntax::PYTHON).extensions("bbclass bbappend bitbake"),
    lexer("devicetree", syntax::C).ids("dts").extensions("dts dtsi overlay"),
    lexer("po", syntax::GIT_IGNORE).ids("gettext").extensions("po pot"),
    lexer("nsis", syntax::NSIS).extensions("nsi nsh"),
];
