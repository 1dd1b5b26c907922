using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Welcome;

/// <summary>Whether a raid is on in the guild, so that nobody is welcomed. False where nothing watches for raids.</summary>
internal delegate ValueTask<bool> RaidQuiet(Snowflake<Guild> guild, CancellationToken cancellation);
