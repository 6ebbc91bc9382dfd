using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>What the statistics expected of a row, and how far it is from that; made once, used to score and to learn.</summary>
public readonly record struct Observation(
    ComponentVector Components, Windows Windows, bool IsNewMerchant, AmountExpectation Cube, AmountExpectation Log,
    SpendingExpectation Spending);

/// <summary>One transform of an amount against its three levels, each shrunk to the one above.</summary>
/// <param name="Value">The transformed amount.</param>
/// <param name="Baseline">The category's prior mean, from which the user's level is a residual.</param>
/// <param name="User">Expected residual and spread of the user.</param>
/// <param name="Category">Expected value and spread of the user in the category.</param>
/// <param name="Merchant">Expected value and spread of the user at the merchant.</param>
public readonly record struct AmountExpectation(double Value, double Baseline, Expected User, Expected Category, Expected Merchant);

/// <summary>An expected value with its spread, and the deviate of what came.</summary>
public readonly record struct Expected(double Mean, Spread Spread, double Deviate);

/// <summary>Money spent in 24 hours, this row included, against what is usual; nothing for money in.</summary>
public readonly record struct SpendingExpectation(double Value, Expected Expected);
