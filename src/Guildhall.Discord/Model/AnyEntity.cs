namespace Guildhall.Discord.Model;

/// <summary>The kind of an id whose real kind another field tells: an overwrite's or a mentionable's role or user,
/// a context menu's target. Convert with <see cref="Snowflake{T}.As{TOther}"/>.</summary>
public abstract class AnyEntity;
