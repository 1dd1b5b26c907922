using System.CommandLine;
using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Import;
using Guildhall.Aegis.Import.Formats;
using Guildhall.Discord.Model;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall import</c>: another bot's cases become cases of a guild.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "CSV or JSON; with --undo not needed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var guild = new Option<string>("--guild") { Description = "The server's id.", Required = true };
        var format = new Option<string>("--format")
        {
            Description = $"One of {string.Join(", ", ImportFormats.Names)}. {ImportFormats.Help}",
            DefaultValueFactory = _ => "auto",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count and show what is in it; import nothing." };
        var undo = new Option<string>("--undo") { Description = "Take back an import, by the name that it was given." };
        var verb = new Command(
            "import",
            "Import cases from Dyno, MEE6, Zeppelin, or a CSV or JSON file. Nothing is done in Discord, and the same file "
                + "twice adds nothing. Exit code 1 when rows were left out."
        )
        {
            file,
            guild,
            format,
            dryRun,
            undo,
        };
        verb.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    new(
                        parsed.GetValue(file),
                        parsed.GetValue(guild)!,
                        parsed.GetValue(format)!,
                        parsed.GetValue(dryRun),
                        parsed.GetValue(undo)
                    ),
                    cancellation
                )
        );
        return verb;
    }

    private static async Task<int> RunAsync(Call call, CancellationToken cancellation)
    {
        if (!Snowflake<Guild>.TryParse(call.Guild, CultureInfo.InvariantCulture, out var guild) || guild.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"--guild {call.Guild}: expected a server's id, a number.");
            return ExitCode.WrongUse;
        }

        if (!ImportFormats.TryRead(call.Format, out var format))
        {
            await Console.Error.WriteLineAsync(
                $"--format {call.Format}: expected one of {string.Join(", ", ImportFormats.Names)}."
            );
            return ExitCode.WrongUse;
        }

        if (call.Undo is null && (call.File is null || !File.Exists(call.File)))
        {
            await Console.Error.WriteLineAsync(
                call.File is null ? "Name a file." : $"{call.File}: there is no such file."
            );
            return ExitCode.WrongUse;
        }

        await using var services = await LocalServices.OpenAsync(null, cancellation);
        if (call.Undo is not null)
        {
            return await UndoAsync(services, guild, call.Undo, cancellation);
        }

        if (await services.GetRequiredService<ImportDesk>().CheckGuildAsync(guild, cancellation) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"--guild {call.Guild}: {unknown.Message}");
            return ExitCode.WrongUse;
        }

        await using var content = File.OpenRead(call.File!);
        return call.IsDryRun
            ? await LookAsync(services, guild, format, content, cancellation)
            : await ImportAsync(services, guild, format, call.File!, content, cancellation);
    }

    private static async Task<int> LookAsync(
        IServiceProvider services,
        Snowflake<Guild> guild,
        ImportFormat format,
        Stream content,
        CancellationToken cancellation
    )
    {
        var reading = await services.GetRequiredService<ImportRun>().LookAsync(content, guild, format, cancellation);
        if (ImportRefusals.Of(reading) is { } unfit)
        {
            await Console.Error.WriteLineAsync(unfit.Message);
            return ExitCode.Found;
        }

        Console.WriteLine(ImportText.Describe(reading));
        return reading.Tally.Faulty > 0 ? ExitCode.Found : ExitCode.Done;
    }

    private static async Task<int> ImportAsync(
        IServiceProvider services,
        Snowflake<Guild> guild,
        ImportFormat format,
        string file,
        Stream content,
        CancellationToken cancellation
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"cli-{now:yyyyMMddHHmmssfff}");
        var (_, reading) = await services
            .GetRequiredService<ImportDesk>()
            .ImportNowAsync(
                Staff.OfSystem(guild, "cli"),
                new(id, Path.GetFileName(file), format),
                content,
                _ => Task.CompletedTask,
                cancellation
            );
        if (ImportRefusals.Of(reading) is { } unfit)
        {
            await Console.Error.WriteLineAsync(unfit.Message);
            return ExitCode.Found;
        }

        Console.WriteLine(ImportText.Summary(reading.Tally, reading.Tally.Added));
        if (reading.Tally.Added > 0)
        {
            Console.WriteLine("The service compares with Discord which bans and mutes are still in force.");
            Console.WriteLine($"guildhall import --undo {id} --guild {guild} takes it back.");
        }

        return reading.Tally.Faulty > 0 ? ExitCode.Found : ExitCode.Done;
    }

    private static async Task<int> UndoAsync(
        IServiceProvider services,
        Snowflake<Guild> guild,
        string id,
        CancellationToken cancellation
    )
    {
        var book = services.GetRequiredService<ImportBook>();
        var undone = await book.FindAsync(guild, id, cancellation) is { } plan
            ? await book.UndoAsync(plan, Staff.OfSystem(guild, "cli"), cancellation)
            : null;
        if (undone is null)
        {
            await Console.Error.WriteLineAsync($"{id}: this server has no finished import of that name.");
            return ExitCode.Found;
        }

        Console.WriteLine($"{undone} cases are tombstones now; their numbers stay taken.");
        return ExitCode.Done;
    }

    private sealed record Call(string? File, string Guild, string Format, bool IsDryRun, string? Undo);
}
