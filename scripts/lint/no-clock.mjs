/** A rule for pure code: `new Date()` and `Date()` read the clock; with arguments, a date is arithmetic. */
const noClock = {
  meta: { type: 'problem' },
  create(context) {
    const complain = (node) => {
      const isClock = node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
      if (isClock) context.report({ node, message: 'Pure code is handed its instants; it reads no clock.' });
    };
    return { NewExpression: complain, CallExpression: complain };
  },
};

export default { meta: { name: 'tendril' }, rules: { 'no-clock': noClock } };
