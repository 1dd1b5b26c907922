using System.CommandLine;
using Guildhall.Core.Storage;
using Guildhall.Host.Serving;
using Guildhall.Host.Settings;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall migrate</c>: the schema up to date, as <c>run</c> does by itself.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var verb = new Command("migrate", "Bring the database's schema up to date.");
        verb.SetAction((_, cancellation) => MigrateAsync(cancellation));
        return verb;
    }

    private static async Task<int> MigrateAsync(CancellationToken cancellation)
    {
        var configuration = GuildhallConfiguration.Load();
        GuildhallConfiguration.Check(configuration, HostRoles.None);
        await using var services = LocalServices.Build(configuration);
        var applied = await services.GetRequiredService<Migrator>().ApplyAsync(cancellation);
        Console.WriteLine(applied.Count == 0 ? "up to date" : $"applied {string.Join(", ", applied)}");
        return ExitCode.Done;
    }
}
