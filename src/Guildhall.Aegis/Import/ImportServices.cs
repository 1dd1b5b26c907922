using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Import;

internal static class ImportServices
{
    public static IServiceCollection AddImport(this IServiceCollection services) =>
        services
            .AddSingleton<CompareImport>()
            .AddSingleton<ImportStore>()
            .AddSingleton<ImportRun>()
            .AddSingleton<ImportBook>()
            .AddSingleton<ImportText>()
            .AddSingleton<ImportDesk>()
            .AddSingleton<FileDownloads>()
            .AddJob<RunImportJob, RunImport>(new JobSettings { Concurrency = 2, Timeout = TimeSpan.FromHours(2) })
            .AddJob<CompareImportJob, CompareImport>(
                new JobSettings { Concurrency = 1, Timeout = TimeSpan.FromHours(2) }
            )
            .AddCommand<ImportHistory>()
            .AddComponent<ImportButton>();
}
