using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    /// <summary>Needs MANAGE_GUILD, as all of these. Source: GET /guilds/{guild.id}/auto-moderation/rules</summary>
    public Task<IReadOnlyList<AutoModRule>> GetAutoModRulesAsync(
        Snowflake<Guild> guild,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/auto-moderation/rules", guild),
            DiscordJson.Default.IReadOnlyListAutoModRule,
            cancellation
        );

    public Task<AutoModRule> GetAutoModRuleAsync(
        Snowflake<Guild> guild,
        Snowflake<AutoModRule> rule,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/auto-moderation/rules/{}", guild, rule),
            DiscordJson.Default.AutoModRule,
            cancellation
        );

    public Task<AutoModRule> CreateAutoModRuleAsync(
        Snowflake<Guild> guild,
        CreateAutoModRule rule,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "guilds/{}/auto-moderation/rules", guild)
                .WithBody(rule, DiscordJson.Default.CreateAutoModRule)
                .Because(reason),
            DiscordJson.Default.AutoModRule,
            cancellation
        );

    public Task<AutoModRule> ModifyAutoModRuleAsync(
        Snowflake<Guild> guild,
        Snowflake<AutoModRule> rule,
        ModifyAutoModRule changes,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "guilds/{}/auto-moderation/rules/{}", guild, rule)
                .WithBody(changes, DiscordJson.Default.ModifyAutoModRule)
                .Because(reason),
            DiscordJson.Default.AutoModRule,
            cancellation
        );

    public Task DeleteAutoModRuleAsync(
        Snowflake<Guild> guild,
        Snowflake<AutoModRule> rule,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "guilds/{}/auto-moderation/rules/{}", guild, rule).Because(reason),
            cancellation
        );
}
