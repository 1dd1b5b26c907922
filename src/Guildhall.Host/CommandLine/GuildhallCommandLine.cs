using System.CommandLine;
using System.CommandLine.Parsing;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Host.Settings;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.CommandLine;

/// <summary>The program's verbs. Each is a file of its own; the script <c>guildhall</c> adds its own before these.</summary>
internal static class GuildhallCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Guildhall runs a community on Discord. Every verb explains itself with --help.")
        {
            RunVerb.Create(),
            MigrateVerb.Create(),
            BackupVerb.CreateBackup(),
            BackupVerb.CreateRestore(),
            DoctorVerb.Create(),
            CommandsVerb.Create(),
            TranslateVerb.Create(),
            ScanVerb.Create(),
            RedactVerb.Create(),
            SanitizeVerb.Create(),
            ModerateVerb.Create(),
            AddressVerb.Create(),
            SiweVerb.Create(),
            ChainVerb.Create(),
            EligibilityVerb.Create(),
            KeyVerb.Create(),
            ImportVerb.Create(),
            JobsVerb.Create(),
            PrivacyVerb.Create(),
            WalletsVerb.Create(),
            NymsVerb.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await SayAsync(parsed.Errors.Select(error => error.Message));
            await SayAsync([$"{Path(parsed.CommandResult)} --help says how."]);
            return ExitCode.WrongUse;
        }

        return await InvokeAsync(parsed);
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                },
                CancellationToken.None
            );
        }
        catch (Exception exception) when (Faults(exception) is { } faults)
        {
            await SayAsync(faults);
            return ExitCode.WrongUse;
        }
        catch (StorageException exception)
        {
            await SayAsync([exception.Message]);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
        catch (IOException exception)
        {
            await SayAsync([exception.Message]);
            return ExitCode.Failed;
        }
        catch (UnauthorizedAccessException exception)
        {
            await SayAsync([exception.Message]);
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The last place before the user: a sentence instead of a dump.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await SayAsync([$"That went wrong on our side: {exception.GetType().Name}: {exception.Message}"]);
            return ExitCode.Failed;
        }
    }

    /// <summary>What the settings or the tenant files have wrong; null for everything else.</summary>
    private static IEnumerable<string>? Faults(Exception exception) =>
        exception switch
        {
            SettingsException settings => settings.Faults,
            TenantConfigurationException tenants => tenants.Message.Split('\n'),
            OptionsValidationException options => options.Failures,
            KeyFileException key => [key.Message],
            AggregateException all when all.InnerExceptions.All(inner => Faults(inner) is not null) =>
                all.InnerExceptions.SelectMany(inner => Faults(inner)!),
            _ => null,
        };

    private static async Task SayAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Console.Error.WriteLineAsync(line);
        }
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : command.Command.Name;
}
