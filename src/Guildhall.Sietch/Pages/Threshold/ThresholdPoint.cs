using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Pages.Threshold;

/// <summary>What the last place held at one time; nothing while there were free places.</summary>
internal sealed record ThresholdPoint(DateTimeOffset At, Wei Entry);
