# The same package that Azure runs, on the Functions host, for whoever runs containers instead of a plan.
# docker build --platform linux/amd64 --tag financetrack .   (the host's image is for that platform only; the build runs on any)
FROM --platform=$BUILDPLATFORM node:22-alpine AS console
WORKDIR /source/FinanceTrack.Console
COPY FinanceTrack.Console/package.json FinanceTrack.Console/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY FinanceTrack.Console ./
RUN npm run build

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What a restore needs, first: the layer is kept until a package changes.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY FinanceTrack.Domain/FinanceTrack.Domain.csproj FinanceTrack.Domain/packages.lock.json FinanceTrack.Domain/
COPY FinanceTrack.Functions/FinanceTrack.Functions.csproj FinanceTrack.Functions/packages.lock.json FinanceTrack.Functions/
COPY FinanceTrack.Functions/WebConsole/WebConsole.targets FinanceTrack.Functions/WebConsole/
RUN dotnet restore FinanceTrack.Functions --locked-mode -p:Configuration=Release

COPY .editorconfig host.json ./
COPY FinanceTrack.Domain FinanceTrack.Domain
COPY FinanceTrack.Functions FinanceTrack.Functions
COPY --from=console /source/FinanceTrack.Console/dist FinanceTrack.Console/dist
RUN dotnet publish FinanceTrack.Functions --configuration Release -p:WebConsole=prebuilt --output /package && mkdir /keys

FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0
COPY --from=build /package /home/site/wwwroot
# For signing keys where there is no vault: a volume that all containers share, and beside /tmp the only folder that is written to.
COPY --from=build --chown=$APP_UID:$APP_UID /keys /keys
# All containers are one app: where no name is given the host takes each machine's, and every container would run every timer.
ENV AzureFunctionsWebHost__hostid=financetrack \
    AzureWebJobsDisableHomepage=true \
    AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true \
    FUNCTIONS_WORKER_RUNTIME=dotnet-isolated \
    ASPNETCORE_URLS=http://+:8080 \
    Tokens__KeysFolder=/keys
EXPOSE 8080
# The user of Microsoft's .NET images, who has no rights.
USER $APP_UID
# The image's own start script keeps signals to itself, and the host ends its work at SIGINT only: it takes SIGTERM without stopping.
STOPSIGNAL SIGINT
CMD ["/azure-functions-host/Microsoft.Azure.WebJobs.Script.WebHost"]
