using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>An eligible member who has finished onboarding and is in the guild.</summary>
/// <param name="Held">Of the best single wallet.</param>
/// <param name="OnboardedAt">The earlier of two equals is seated.</param>
internal sealed record Candidate(MemberId Member, Wei Held, DateTimeOffset OnboardedAt);
