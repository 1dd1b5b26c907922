using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod rule mode</c>: off, only observed, or enforced.</summary>
internal sealed class SetRuleMode(RuleBook book, AutoModReadiness readiness, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod rule mode", "Switch one rule off, let it only note, or let it act")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("rule", "Its name").Required(),
                CommandOption.Choice("mode", "What it does", "off", "observe", "enforce").Required(),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var current = await book.GetAsync(context.Guild, cancellation);
        var document = JsonNode.Parse(current.Json)!;
        var rules = document["rules"]!.AsArray();
        var name = context.GetText("rule").Trim();
        var rule = rules.FirstOrDefault(r => name.Equals((string?)r!["name"], StringComparison.OrdinalIgnoreCase));
        if (rule is null)
        {
            return AutoModRefusals.NoRule(name, rules.Select(r => (string)r!["name"]!));
        }

        var mode = context.GetText("mode");
        rule["mode"] = mode;
        rule.AsObject().Remove("enabled");
        var saving = await book.SaveAsync(
            staff,
            RuleText.Write(document),
            current.Version,
            $"{(string)rule["name"]!}: {mode}",
            cancellation
        );
        if (!saving.TryGet(out var saved, out refusal))
        {
            return refusal;
        }

        var done = $"{CaseText.Plain((string)rule["name"]!)} is set to {mode}.";
        return mode == "enforce"
            ? new Reply($"{done}\n{await readiness.DescribeAsync(saved, context.Guild, cancellation)}")
            : new Reply(done);
    }
}
