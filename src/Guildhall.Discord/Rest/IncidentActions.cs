using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>At most 24 h ahead; null ends it. Source: https://discord.com/developers/docs/resources/guild#modify-guild-incident-actions</summary>
public sealed record IncidentActions
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> InvitesDisabledUntil { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> DmsDisabledUntil { get; init; }
}
