using System.Text.RegularExpressions;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Ports;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Webhooks;

/// <summary><c>/webhook add</c>: another program hears of events here. Its secret is shown this once.</summary>
internal sealed partial class AddWebhook(
    WebhookBook book,
    IWebhookCalls calls,
    IEnumerable<HookFamily> families,
    Gates gates
) : ICommand
{
    private const int LongestAddress = 500;

    public static CommandSpec Spec { get; } =
        new("webhook add", "Send events to another program, signed; the secret is shown once")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("name", "What to call it: a–z, 0–9 and hyphens").Required(),
                CommandOption.Text("url", "Where to, with https://").Required(),
                CommandOption.Text(
                    "events",
                    "case.*, appeal.*, automod.hit, raid.*, settings.changed, standing.*; default all"
                ),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var (name, text) = (context.GetText("name").Trim(), context.GetText("url").Trim());
        if (!Named().IsMatch(name))
        {
            return WebhookRefusals.BadName;
        }

        if (HookFamilies.TryRead(context.TryGetText("events") ?? "all", families) is not { } events)
        {
            return WebhookRefusals.BadEvents;
        }

        if (text.Length > LongestAddress || !Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return WebhookRefusals.BadAddress("it is no whole address of at most 500 characters");
        }

        if (await calls.FaultAsync(address, cancellation) is { } fault)
        {
            return WebhookRefusals.BadAddress(fault);
        }

        return (await book.AddAsync(staff, name, address, events, cancellation)).TryGet(out var secret, out refusal)
            ? new Reply(
                $"The webhook **{name}** hears of {events.Replace(",", ", ", StringComparison.Ordinal)}.\n"
                    + SecretText.Of(name, secret)
            )
            {
                Ephemeral = true,
            }
            : refusal;
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
