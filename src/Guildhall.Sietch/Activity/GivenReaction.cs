using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Activity;

/// <param name="Author">Of the message; null where Discord does not say, as of a webhook's.</param>
internal sealed record GivenReaction(
    TenantId Tenant,
    Snowflake<User> Giver,
    Snowflake<User>? Author,
    Snowflake<Message> Message
);
