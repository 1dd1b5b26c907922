using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary>What the sub-commands of <c>/webhook</c> that change one thing by its name have in common.</summary>
internal sealed class WebhookCalls(Gates gates)
{
    public static CommandSpec Spec(string name, string description, ApplicationCommandOption option) =>
        new($"webhook {name}", description)
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [option.Required().Suggested()],
        };

    /// <param name="option">Names what is changed.</param>
    /// <param name="change">Null where it was done.</param>
    /// <param name="words">Of what was done.</param>
    public async Task<Result<Reply>> RunAsync(
        CommandContext context,
        string option,
        Func<Staff, string, CancellationToken, Task<Refusal?>> change,
        Func<string, string> words,
        CancellationToken cancellation
    )
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } closed)
        {
            return closed;
        }

        var named = context.GetText(option).Trim();
        return await change(staff, named, cancellation) is { } refusal
            ? refusal
            : new Reply(words(named)) { Ephemeral = true };
    }
}
