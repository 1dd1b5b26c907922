using System.CommandLine;
using System.Globalization;
using Guildhall.Core.Storage;
using Guildhall.Host.Serving;
using Guildhall.Host.Settings;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall backup</c> and <c>guildhall restore</c>: the database as one file, while the service runs, and back.
/// </summary>
internal static class BackupVerb
{
    private const string Keys =
        "Keys are not in it: keep sietch-links.key, the other .key files of the data folder and the settings apart from it.";

    public static Command CreateBackup()
    {
        var file = new Argument<string>("file") { Description = "Where to: a file that is not there yet." };
        var verb = new Command("backup", "Save the database as one file, also while the service runs.") { file };
        verb.SetAction((parsed, cancellation) => BackupAsync(parsed.GetValue(file)!, cancellation));
        return verb;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "As backup made it." };
        var verb = new Command("restore", "Put a saved database back where there is none, and bring it up to date.")
        {
            file,
        };
        verb.SetAction((parsed, cancellation) => RestoreAsync(parsed.GetValue(file)!, cancellation));
        return verb;
    }

    private static async Task<int> BackupAsync(string file, CancellationToken cancellation)
    {
        if (Options() is not { } options)
        {
            return await NotOursAsync("pg_dump", cancellation);
        }

        DatabaseFile.Save(options.Path, file);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"saved and checked: {file}, {new FileInfo(file).Length:N0} bytes"
            )
        );
        Console.WriteLine(Keys);
        return ExitCode.Done;
    }

    private static async Task<int> RestoreAsync(string file, CancellationToken cancellation)
    {
        if (Options() is not { } options)
        {
            return await NotOursAsync("pg_restore", cancellation);
        }

        DatabaseFile.Restore(file, options.Path);
        await using var services = await LocalServices.OpenAsync(null, cancellation);
        Console.WriteLine($"restored, checked and up to date: {options.Path}");
        if (await services.GetRequiredService<LostLinks>().CountAsync(cancellation) is > 0 and var lost)
        {
            Console.WriteLine(
                $"{lost} links of members and wallets cannot be read yet: put sietch-links.key back beside it before the service starts."
            );
        }

        return ExitCode.Done;
    }

    /// <summary>Null for PostgreSQL.</summary>
    private static StorageOptions? Options()
    {
        var configuration = GuildhallConfiguration.Load();
        GuildhallConfiguration.Check(configuration, HostRoles.None);
        using var services = LocalServices.Build(configuration);
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return options.Provider == StorageProvider.Sqlite ? options : null;
    }

    private static async Task<int> NotOursAsync(string tool, CancellationToken cancellation)
    {
        await Console.Error.WriteLineAsync($"The database is PostgreSQL: use {tool}.".AsMemory(), cancellation);
        return ExitCode.WrongUse;
    }
}
