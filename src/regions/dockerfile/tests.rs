//! What is found in Dockerfiles.

use expect_test::expect;

use crate::regions::testing::check;

#[test]
fn instructions_and_their_arguments() {
    check(
        "dockerfile",
        r#"# syntax=docker/dockerfile:1
# The build stage.
FROM --platform=$BUILDPLATFORM golang:1.25 AS build
copy --from=deps /src . # no comment
RUN go build ./... && \
    # within the command
    strip app
EXPOSE 8080
ENTRYPOINT ["/app"]
"#,
        &expect![[r##"
        code        "# syntax=docker/dockerfile:1"
        comment     "# The build stage."
        instruction "FROM"
        value       "--platform=$BUILDPLATFORM golang:1.25"
        keyword     "AS"
        value       "build"
        instruction "copy"
        value       "--from=deps /src . # no comment"
        instruction "RUN"
        comment     "# within the command"
        instruction "EXPOSE"
        value       "8080"
        instruction "ENTRYPOINT"
    "##]],
    );
}

#[test]
fn labels_are_for_people() {
    check(
        "dockerfile",
        r#"LABEL org.opencontainers.image.title="A nice image" version=1.2 \
      "quoted.name"='More "text" \
      on two lines'
LABEL old a value to the end
MAINTAINER Jane Doe
"#,
        &expect![[r#"
        instruction "LABEL"
        key         "org.opencontainers.image.title"
        prose       "A nice image"
        key         "version"
        prose       "1.2"
        key         "quoted.name"
        prose       "More \"text\""
        prose       "on two lines"
        instruction "LABEL"
        key         "old"
        prose       "a value to the end"
        instruction "MAINTAINER"
        prose       "Jane Doe"
    "#]],
    );
}

#[test]
fn instructions_within_instructions() {
    check(
        "dockerfile",
        r"ONBUILD COPY . /app
HEALTHCHECK --interval=5m --timeout=3s \
  CMD curl -f http://localhost/ || exit 1
HEALTHCHECK NONE
",
        &expect![[r#"
        instruction "ONBUILD"
        instruction "COPY"
        value       ". /app"
        instruction "HEALTHCHECK"
        code        "--interval=5m --timeout=3s"
        instruction "CMD"
        instruction "HEALTHCHECK"
        value       "NONE"
    "#]],
    );
}

#[test]
fn heredocs() {
    check(
        "dockerfile",
        r#"RUN <<EOF cat <<-"END" # two of them
#!/bin/sh
# a comment
echo FROM here
EOF
second
	END
COPY <<robots.txt /www/
User-agent: *
robots.txt
RUN echo $((1 << 2)) && cat <<<word <<never
USER app
"#,
        &expect![[r##"
        instruction "RUN"
        code        "#!/bin/sh"
        comment     "# a comment"
        code        "echo FROM here"
        code        "second"
        instruction "COPY"
        value       "<<robots.txt /www/"
        code        "User-agent: *"
        instruction "RUN"
        instruction "USER"
        value       "app"
    "##]],
    );
}

#[test]
fn the_escape_directive() {
    check(
        "dockerfile",
        r"# escape=`
# escape=\
FROM windows `
  # still the same instruction
  AS base
COPY a.txt C:\
RUN dir
",
        &expect![[r##"
            code        "# escape=`"
            code        "# escape=\\"
            instruction "FROM"
            value       "windows"
            comment     "# still the same instruction"
            keyword     "AS"
            value       "base"
            instruction "COPY"
            value       "a.txt C:\\"
            instruction "RUN"
        "##]],
    );
}

#[test]
fn what_is_being_typed() {
    check(
        "dockerfile",
        r#"FROM
FRO golang
{{ if template }}
FROM a as

RUN a \

  b
LABEL a="b
USER"#,
        &expect![[r#"
        instruction "FROM"
        instruction "FROM"
        value       "a"
        keyword     "as"
        instruction "RUN"
        instruction "LABEL"
        key         "a"
        prose       "b"
        instruction "USER"
    "#]],
    );
}
