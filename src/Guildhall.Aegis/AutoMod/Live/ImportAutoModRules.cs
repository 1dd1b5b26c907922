using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Ports;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod rule import</c>: the rules of a file in place of those that there are, or with any fault nothing.</summary>
internal sealed class ImportAutoModRules(
    RuleBook book,
    GuildSettingsBook settings,
    AutoModReadiness readiness,
    IUploads uploads,
    Gates gates
) : ICommand
{
    private const int LongestFile = 1 << 20;

    public static CommandSpec Spec { get; } =
        new("automod rule import", "Take the rules from a file; yours are replaced")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Attachment("file", "JSON, as /automod rule show writes it").Required()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (
            context.TryGetAttachment("file") is not { } file
            || await uploads.TryReadAsync(file, LongestFile, cancellation) is not { } bytes
        )
        {
            return AutoModRefusals.NotJson;
        }

        var current = await book.GetAsync(context.Guild, cancellation);
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var saving = await book.SaveAsync(staff, text, current.Version, "import", cancellation);
        if (!saving.TryGet(out var saved, out refusal))
        {
            return refusal;
        }

        var isOn = (await settings.GetAsync(context.Guild, cancellation)).AutoMod.Enabled;
        var state = isOn
            ? $"rules are at work now, version {saved.Version}."
            : $"rules are taken, version {saved.Version}; AutoMod is off, and `/automod enable` sets them to work.";
        var ready = await readiness.DescribeAsync(saved, context.Guild, cancellation);
        return new Reply($"{saved.Rules.Rules.Count} {state} {RollBackAutoMod.WayBack(current.Version)}\n{ready}");
    }
}
