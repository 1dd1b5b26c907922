using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod exempt</c>: whom no rule looks at. What a single rule leaves out stands in the rule.</summary>
internal sealed class ExemptFromAutoMod(SettingsEditor editor, GuildSettingsBook settings, RuleBook rules, Gates gates)
    : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod exempt", "Exempt a role, a channel or a user from all rules; without any: show who is")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Role("role", "Whoever has it"),
                CommandOption.Channel("channel", "A channel, thread or category"),
                CommandOption.User("user", "One person"),
                CommandOption.Boolean("remove", "Take the exemption back"),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var now = (await settings.GetAsync(context.Guild, cancellation)).AutoMod;
        var removes = context.TryGetBoolean("remove") == true;
        (string Path, IEnumerable<ulong> Ids, ulong? Id)[] lists =
        [
            ("autoMod.exemptRoles", now.ExemptRoles.Select(r => r.Value), context.TryGetRole("role")?.Value),
            (
                "autoMod.exemptChannels",
                now.ExemptChannels.Select(c => c.Value),
                context.TryGetChannel("channel")?.Value
            ),
            ("autoMod.exemptUsers", now.ExemptUsers.Select(u => u.Value), context.TryGetUser("user")?.Value),
        ];
        foreach (var (path, ids, id) in lists)
        {
            if (id is not { } named)
            {
                continue;
            }

            var next = removes ? ids.Where(i => i != named) : ids.Append(named).Distinct();
            var text = string.Join(' ', next);
            var edit = await editor.SetAsync(staff, path, text.Length == 0 ? "none" : text, cancellation);
            if (!edit.TryGet(out _, out refusal) && refusal != SettingsRefusals.Unchanged)
            {
                return refusal;
            }
        }

        var ruled = (await rules.GetAsync(context.Guild, cancellation)).Rules.Exempt;
        return new Reply(Describe((await settings.GetAsync(context.Guild, cancellation)).AutoMod, ruled));
    }

    /// <param name="ruled">Whom the rules themselves leave out, in all of them.</param>
    private static string Describe(AutoModSettings settings, Exemption ruled)
    {
        var roles = settings.ExemptRoles.Select(r => r.Value).Union(ruled.Roles);
        var channels = settings.ExemptChannels.Select(c => c.Value).Union(ruled.Channels).Union(ruled.Categories);
        var users = settings.ExemptUsers.Select(u => u.Value).Union(ruled.Users);
        var parts = roles
            .Select(r => $"<@&{r}>")
            .Concat(channels.Select(c => $"<#{c}>"))
            .Concat(users.Select(u => $"<@{u}>"))
            .Concat(settings.ExemptStaff || ruled.Staff ? ["all staff"] : [])
            .Concat(settings.ExemptBots || ruled.Bots ? ["all bots"] : [])
            .Concat(settings.ExemptWebhooks || ruled.Webhooks ? ["all webhooks"] : [])
            .Concat(ruled.Threads ? ["all threads"] : []);
        return $"Exempt from all rules: {string.Join(", ", parts.DefaultIfEmpty("nobody"))}.";
    }
}
