using System.CommandLine;
using Guildhall.Aegis.Privacy;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall privacy</c>: what a person asked for by another way than Discord, carried out at once.</summary>
internal static class PrivacyVerb
{
    public static Command Create()
    {
        var person = new Argument<string>("user") { Description = "The person's Discord id." };
        var output = new Option<FileInfo>("--out")
        {
            Description = "The zip to write; default: the id, in this folder.",
        };
        var export = new Command("export", "Write everything about a person to a zip.") { person, output };
        export.SetAction(
            (parsed, cancellation) =>
                RunAsync(parsed.GetValue(person)!, PrivacyKind.Export, parsed.GetValue(output), cancellation)
        );

        var isSure = new Option<bool>("--yes") { Description = "Without it nothing is erased." };
        var erase = new Command("erase", "Take a person out of everything; bans stay in force.") { person, isSure };
        erase.SetAction(
            async (parsed, cancellation) =>
            {
                if (parsed.GetValue(isSure))
                {
                    return await RunAsync(parsed.GetValue(person)!, PrivacyKind.Erase, null, cancellation);
                }

                await Console.Error.WriteLineAsync("This cannot be undone; --yes does it.");
                return ExitCode.WrongUse;
            }
        );
        return new Command("privacy", "Export or erase what is kept about a person.") { export, erase };
    }

    private static async Task<int> RunAsync(
        string user,
        PrivacyKind kind,
        FileInfo? output,
        CancellationToken cancellation
    )
    {
        if (!Snowflake<User>.TryParse(user, null, out var person) || person.IsEmpty)
        {
            await Console.Error.WriteLineAsync($"{user} is not a Discord id: a number of 17 to 20 digits.");
            return ExitCode.WrongUse;
        }

        await using var services = await LocalServices.OpenExistingAsync(cancellation);
        var desk = services.GetRequiredService<PrivacyDesk>();
        var asked = await desk.AskAsync(person, kind, "cli", null, cancellation);
        var run = new JobRun(0, 1, false, asked.AskedAt);
        try
        {
            await services.GetRequiredService<RunPrivacyRequest>().HandleAsync(new(asked.Id), run, cancellation);
        }
        catch (JobDelayedException)
        {
            // The rest is the service's: its receipt below says until when.
        }

        var done = (await desk.FindAsync(asked.Id, cancellation))!;
        if (done.File is { } name && services.GetRequiredService<ExportFiles>().TryFind(name) is { } file)
        {
            var target = output?.FullName ?? Path.GetFullPath($"{person}.zip");
            File.Copy(file, target, overwrite: true);
            Console.WriteLine($"Written to {target}");
        }

        Console.WriteLine(done.Receipt);
        return ExitCode.Done;
    }
}
