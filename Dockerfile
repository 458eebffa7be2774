# Two stages: Maven builds the jar, a Java runtime of the same version runs it.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    && java -Djarmode=tools -jar bot/target/yiciban.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home yiciban \
    && install -d -o yiciban -g yiciban /app /data
USER yiciban
WORKDIR /app
# The tokenizer unpacks its native library beside the data: the only folder it may write to. Inside a container the
# server listens at every address; what reaches it is decided by whoever publishes the port.
ENV YICIBAN_DATA_DIR=/data \
    YICIBAN_ADDRESS=0.0.0.0 \
    DJL_CACHE_DIR=/data/djl
COPY --from=build --chown=yiciban /app ./
COPY --chown=yiciban config/jvm.options ./
# One start without opening a port, on a data folder of its own, recorded for faster ones; and the
# index of the content in the jar: same runtime, same flags as below.
RUN YICIBAN_DATA_DIR=/tmp/record DJL_CACHE_DIR=/tmp/record/djl java @jvm.options -XX:AOTCacheOutput=yiciban.aot \
        -Dspring.context.exit=onRefresh -jar yiciban.jar serve \
    && DJL_CACHE_DIR=/tmp/record/djl java @jvm.options -jar yiciban.jar prepare index \
    && rm -rf /tmp/record
VOLUME /data
EXPOSE 8080
# The image has no curl that we could rely on; bash can speak HTTP well enough to read a status line.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${YICIBAN_PORT:-8080}\" && printf 'GET /actuator/health/web HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200'* ]]"]
# java is process 1 and gets the signal to stop.
ENTRYPOINT ["java", "@jvm.options", "-Dyiciban.prepared=index", "-XX:AOTCache=yiciban.aot", "-jar", "yiciban.jar"]
CMD ["serve"]
