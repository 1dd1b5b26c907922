using System.Collections.Frozen;
using System.CommandLine;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Offline;
using Guildhall.Aegis.AutoMod.Presets;
using Guildhall.Aegis.AutoMod.Rules;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall moderate --rules FILE</c>: what AutoMod would do with messages, without Discord.</summary>
internal static class ModerateVerb
{
    private const long LargestRules = 8_000_000;

    public static Command Create()
    {
        var rules = new Option<string?>("--rules")
        {
            Description =
                $"A rule document, or a preset: {string.Join(", ", RulePresets.Names.Select(n => RulePresets.Prefix + n))}.",
            DefaultValueFactory = _ => RulePresets.Prefix + "default",
        };
        var lines = new Option<bool>("--jsonl")
        {
            Description =
                "The only way so far, and the default: read {\"id\",\"text\",\"author\",\"channel\",\"time\"} a line, "
                + "write {\"id\",\"action\",\"rule\",\"matched\"} a line.",
        };
        var check = new Option<bool>("--check") { Description = "Only say what is wrong with the rules." };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON schema of rule documents." };
        var verb = new Command(
            "moderate",
            "Say what AutoMod would do: messages from standard input, one JSON object a line; decisions to standard output.\n"
                + "Example: echo '{\"id\":1,\"text\":\"fr33 n1tro: discord.gg/abc\"}' | guildhall moderate --rules preset:default --jsonl"
        )
        {
            rules,
            lines,
            check,
            schema,
        };
        verb.SetAction(
            (parsed, cancellation) =>
                parsed.GetValue(schema)
                    ? Task.FromResult(PrintSchema())
                    : ModerateAsync(parsed.GetValue(rules)!, parsed.GetValue(check), cancellation)
        );
        return verb;
    }

    private static async Task<int> ModerateAsync(string name, bool onlyCheck, CancellationToken cancellation)
    {
        if (await TryReadAsync(name, cancellation) is not { } json)
        {
            return ExitCode.WrongUse;
        }

        var read = onlyCheck
            ? RuleDocument.Review(json, NothingKnown.Instance)
            : RuleDocument.Parse(json, NothingKnown.Instance);
        var document = read.Try(
            new RegexTrial(RegexTrial.Budget, TimeProvider.System),
            FrozenSet<string>.Empty,
            cancellation
        );
        if (document.Rules is not { } rules)
        {
            foreach (var fault in document.Faults)
            {
                await Console.Error.WriteLineAsync($"{name}: {fault}");
            }

            return onlyCheck ? ExitCode.Found : ExitCode.WrongUse;
        }

        foreach (var warning in document.Warnings)
        {
            await Console.Error.WriteLineAsync($"{name}: warning: {warning}");
        }

        return onlyCheck
            ? ExitCode.Done
            : await Inputs.StreamAsync(
                (input, output, c) => ModerationStream.RunAsync(rules, input, output, c),
                cancellation
            );
    }

    private static async Task<string?> TryReadAsync(string name, CancellationToken cancellation)
    {
        if (name.StartsWith(RulePresets.Prefix, StringComparison.Ordinal))
        {
            var preset = RulePresets.TryRead(name[RulePresets.Prefix.Length..]);
            if (preset is null)
            {
                await Console.Error.WriteLineAsync(
                    $"There is no {name}; there are {string.Join(", ", RulePresets.Names.Select(n => RulePresets.Prefix + n))}."
                );
            }

            return preset;
        }

        if (File.Exists(name) && new FileInfo(name).Length > LargestRules)
        {
            await Console.Error.WriteLineAsync($"{name} is larger than {LargestRules / 1_000_000} MB.");
            return null;
        }

        if (name == "-")
        {
            await Console.Error.WriteLineAsync("Standard input holds the messages; --rules needs a file.");
            return null;
        }

        return (await InputTexts.TryReadAsync(name, cancellation))?.Text.TrimStart('\uFEFF');
    }

    private static int PrintSchema()
    {
        Console.Write(RulePresets.ReadSchema());
        return ExitCode.Done;
    }
}
