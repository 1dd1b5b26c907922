using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod rollback</c>: the rules of an earlier version become the newest one.</summary>
internal sealed class RollBackAutoMod(RuleBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod rollback", "Go back to an earlier version of the rules")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Integer("version", "Which; 0 is the preset default").Required().Suggested()],
        };

    /// <summary>What every answer to a change of all rules ends with.</summary>
    public static string WayBack(long version) => $"`/automod rollback version:{version}` takes it back.";

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var version = context.GetInteger("version");
        var current = await book.GetAsync(context.Guild, cancellation);
        if (await book.TryReadVersionAsync(context.Guild, version, cancellation) is not { } json)
        {
            return AutoModRefusals.NoVersion(version, current.Version);
        }

        var changes = RuleDiff.Between(current.Json, json);
        if (changes.Count == 0)
        {
            return new Reply($"The rules are those of version {version} already.");
        }

        var summary = $"rollback to {version}";
        var saving = await book.RestoreAsync(staff, json, current.Version, summary, cancellation);
        return saving.TryGet(out var saved, out refusal)
            ? new Reply(
                $"The rules are those of version {version} again, as version {saved.Version}.\n"
                    + $"{string.Join('\n', changes)}\n{WayBack(current.Version)}"
            )
            : refusal;
    }
}
