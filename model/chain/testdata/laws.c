/* The laws of a chain and of one killed from it over many equal times, by the
   series of chain.AdvanceAll, in plain C: what BenchmarkAgainstC compares with.

   Standard input: states, arcs, repetitions, and after how many of these to begin anew;
   for every arc, ordered by target, from, to and rate; for every state 1 or 0, whether
   it lives; the law; the time.
   Standard output: nanoseconds a repetition, then both laws at the end. */
#include <stdio.h>
#include <time.h>

enum { MOST = 256, TERMS = 128, ARCS = 4096 };

static int states, arcs, from[ARCS], to[ARCS], first[MOST + 1], live[MOST];
static double rate[ARCS], moves[ARCS], left[MOST], factor[TERMS];
static double start[MOST], p[MOST], q[MOST], now_p[MOST], now_q[MOST], next_p[MOST], next_q[MOST];

static double load(double dt) {
	double stride = 0;
	for (int s = 0; s < states; s++) left[s] = 0;
	for (int i = 0; i < arcs; i++) {
		moves[i] = rate[i] * dt;
		left[from[i]] += moves[i];
	}
	for (int s = 0; s < states; s++)
		if (left[s] > stride) stride = left[s];
	return stride;
}

static void advance(double dt) {
	double stride = load(dt), term = 1, excess = 0;
	int last = 1;
	for (;; last++) {
		term *= stride / last;
		excess += term;
		if (term * stride <= 1e-15 * (1 + excess) * (last + 1 - stride)) break;
	}
	for (int s = 0; s < states; s++) {
		left[s] = stride - left[s];
		now_p[s] = factor[last] * p[s];
		now_q[s] = factor[last] * q[s];
	}
	for (int k = last - 1; k >= 0; k--) {
		for (int s = 0; s < states; s++) {
			double a = factor[k] * p[s] + now_p[s] * left[s];
			double b = factor[k] * q[s] + now_q[s] * left[s];
			for (int i = first[s]; i < first[s + 1]; i++) {
				a += now_p[from[i]] * moves[i];
				b += now_q[from[i]] * moves[i];
			}
			next_p[s] = a;
			next_q[s] = live[s] ? b : 0;
		}
		for (int s = 0; s < states; s++) {
			now_p[s] = next_p[s];
			now_q[s] = next_q[s];
		}
	}
	double share = 1 / (1 + excess);
	for (int s = 0; s < states; s++) {
		p[s] += (now_p[s] - p[s] - p[s] * excess) * share;
		q[s] += (now_q[s] - q[s] - q[s] * excess) * share;
	}
}

int main(void) {
	int repetitions, course;
	double dt;
	if (scanf("%d %d %d %d", &states, &arcs, &repetitions, &course) != 4) return 1;
	for (int i = 0; i < arcs; i++) {
		if (scanf("%d %d %lf", &from[i], &to[i], &rate[i]) != 3) return 1;
		first[to[i] + 1] = i + 1;
	}
	for (int s = 0; s < states; s++)
		if (first[s + 1] < first[s]) first[s + 1] = first[s];
	for (int s = 0; s < states; s++)
		if (scanf("%d", &live[s]) != 1) return 1;
	for (int s = 0; s < states; s++)
		if (scanf("%lf", &start[s]) != 1) return 1;
	if (scanf("%lf", &dt) != 1) return 1;
	factor[0] = 1;
	for (int k = 1; k < TERMS; k++) factor[k] = factor[k - 1] / k;
	struct timespec began, ended;
	clock_gettime(CLOCK_MONOTONIC, &began);
	for (int i = 0; i < repetitions; i++) {
		if (i % course == 0)
			for (int s = 0; s < states; s++) {
				p[s] = start[s];
				q[s] = live[s] ? p[s] : 0;
			}
		advance(dt);
	}
	clock_gettime(CLOCK_MONOTONIC, &ended);
	printf("%.3f\n", ((ended.tv_sec - began.tv_sec) * 1e9 + (ended.tv_nsec - began.tv_nsec)) / repetitions);
	for (int s = 0; s < states; s++) printf("%.17g %.17g\n", p[s], q[s]);
	return 0;
}
